using System.Text.Json;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Deliveries;

/// <summary>A whole hub delivers by itself to the real sandbox, which fails as it is told to.</summary>
public sealed class FaultyPortalTests(RunningHub running) : IClassFixture<RunningHub>, IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await running.Sandbox.FailAsync();

    [Fact]
    public async Task A_portal_in_good_health_gets_one_insert_and_no_question()
    {
        var before = (await running.Sandbox.CallsAsync()).Count;
        var filing = await running.Filings.SubmitAsync();

        var delivered = await running.Filings.DeliveredAsync(filing.Name);

        Assert.Equal(["DongBoHoSoMC"], await CallsAboutAsync(filing.Code, before));
        Assert.Equal((0, 1), (delivered.Delivery.SettledAnswers, delivered.Delivery.DeliveredVersion));
        Assert.NotNull(delivered.Delivery.DeliverTime);
    }

    [Fact]
    public async Task A_change_goes_out_as_an_update_with_its_step()
    {
        var filing = await running.Filings.SubmitAsync();
        await running.Filings.DeliveredAsync(filing.Name);

        await running.Filings.ProgressAsync(filing.Name, FilingStatus.InProcess);
        var delivered = await running.Filings.DeliveredAsync(filing.Name);

        var held = await HeldAsync(filing.Code);
        Assert.Equal((1, 1, 1), (Number(held, "inserts"), Number(held, "updates"), held.GetProperty("steps").GetArrayLength()));
        Assert.Equal("4", held.GetProperty("content").GetProperty("TrangThaiHoSo").GetString());
        Assert.Equal(1, delivered.Delivery.ProgressStepsDelivered);
    }

    [Theory]
    [InlineData("lost_answer")]
    [InlineData("half_answer")]
    public async Task An_answer_lost_after_storing_is_settled_by_asking_and_never_sent_again(string kind)
    {
        var before = (await running.Sandbox.CallsAsync()).Count;
        await running.Sandbox.FailAsync(new { kind, service = "DongBoHoSoMC", times = 1 });

        var filing = await running.Filings.SubmitAsync();
        var delivered = await running.Filings.DeliveredAsync(filing.Name);

        Assert.Equal(["DongBoHoSoMC", "TraCuuHoSo"], await CallsAboutAsync(filing.Code, before));
        Assert.Equal(1, delivered.Delivery.SettledAnswers);
        Assert.Equal((1, 0), (Number(await HeldAsync(filing.Code), "inserts"), Number(await HeldAsync(filing.Code), "refused_inserts")));
    }

    [Theory]
    [InlineData("lost_request")]
    [InlineData("status5xx")]
    public async Task A_call_that_had_no_effect_is_asked_for_and_sent_again(string kind)
    {
        var before = (await running.Sandbox.CallsAsync()).Count;
        await running.Sandbox.FailAsync(new { kind, service = "DongBoHoSoMC", times = 1 });

        var filing = await running.Filings.SubmitAsync();
        var delivered = await running.Filings.DeliveredAsync(filing.Name);

        Assert.Equal(["DongBoHoSoMC", "TraCuuHoSo", "DongBoHoSoMC"], await CallsAboutAsync(filing.Code, before));
        Assert.Equal(1, delivered.Delivery.SettledAnswers);
        Assert.Equal(0, Number(await HeldAsync(filing.Code), "refused_inserts"));
    }

    [Fact]
    public async Task A_session_that_expires_in_the_middle_is_not_even_noticed()
    {
        await running.Sandbox.FailAsync(new { kind = "session_expired", service = "DongBoHoSoMC", times = 1 });

        var filing = await running.Filings.SubmitAsync();
        var delivered = await running.Filings.DeliveredAsync(filing.Name);

        Assert.Equal(0, delivered.Delivery.SettledAnswers);
        Assert.Equal(0, Number(await HeldAsync(filing.Code), "refused_inserts"));
    }

    [Theory]
    [InlineData("lost_answer")]
    [InlineData("half_answer")]
    [InlineData("lost_request")]
    [InlineData("status5xx")]
    [InlineData("session_expired")]
    [InlineData("refuse")]
    public async Task A_question_that_fails_is_asked_again_before_anything_is_sent(string kind)
    {
        await running.Sandbox.FailAsync(
            new { kind = "lost_answer", service = "DongBoHoSoMC", times = 1 }, new { kind, service = "TraCuuHoSo", times = 4 });

        var filing = await running.Filings.SubmitAsync();
        var delivered = await running.Filings.DeliveredAsync(filing.Name);

        Assert.Equal(1, delivered.Delivery.SettledAnswers);
        Assert.Equal((1, 0), (Number(await HeldAsync(filing.Code), "inserts"), Number(await HeldAsync(filing.Code), "refused_inserts")));
    }

    [Theory]
    [InlineData("lost_answer", 0, 1)]
    [InlineData("half_answer", 0, 1)]
    [InlineData("session_expired", 1, 0)]
    public async Task Steps_are_never_sent_twice(string kind, int confirmed, int unconfirmed)
    {
        await running.Sandbox.FailAsync(new { kind, service = "CapNhatTienDoHoSoMC", times = 1 });
        var filing = await running.Filings.SubmitAsync();
        await running.Filings.ProgressAsync(filing.Name, FilingStatus.InProcess);

        var delivered = await running.Filings.DeliveredAsync(filing.Name);

        Assert.Equal((confirmed, unconfirmed), (delivered.Delivery.ProgressStepsDelivered, delivered.Delivery.ProgressStepsUnconfirmed));
        Assert.Equal(1, (await HeldAsync(filing.Code)).GetProperty("steps").GetArrayLength());
    }

    [Fact]
    public async Task Twelve_steps_arrive_in_their_order()
    {
        var filing = await running.Filings.SubmitAsync();
        for (var i = 1; i <= 12; i++)
        {
            await running.Filings.ProgressAsync(filing.Name, FilingStatus.Unspecified, $"Bước {i}");
        }

        await running.Filings.DeliveredAsync(filing.Name);

        var steps = (await HeldAsync(filing.Code)).GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("NoiDungXuLy").GetString());
        Assert.Equal(Enumerable.Range(1, 12).Select(i => $"Bước {i}"), steps);
    }

    [Fact]
    public async Task A_portal_that_fails_in_every_way_gets_every_filing_once()
    {
        await running.Sandbox.FailAsync(
            new { kind = "lost_answer", service = "DongBoHoSoMC", probability = 0.2, seed = 1 },
            new { kind = "half_answer", service = "DongBoHoSoMC", probability = 0.1, seed = 2 },
            new { kind = "lost_answer", service = "CapNhatTienDoHoSoMC", probability = 0.2, seed = 3 },
            new { kind = "lost_request", probability = 0.1, seed = 4 },
            new { kind = "session_expired", probability = 0.1, seed = 5 });
        var filings = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => running.Filings.SubmitAsync(f => f.CommuneReference = $"CHAOS-{i}")));
        await Task.WhenAll(filings.Select(f => running.Filings.ProgressAsync(f.Name, FilingStatus.InProcess)));

        await Task.WhenAll(filings.Select(f => running.Filings.DeliveredAsync(f.Name)));

        foreach (var filing in filings)
        {
            var held = await HeldAsync(filing.Code);
            Assert.Equal((1, 0), (Number(held, "inserts"), Number(held, "doubled_steps")));
            Assert.Equal("4", held.GetProperty("content").GetProperty("TrangThaiHoSo").GetString());
        }

        Assert.Equal(0, (await running.Sandbox.SummaryAsync()).GetProperty("doubles").GetInt32());
    }

    private async Task<IEnumerable<string?>> CallsAboutAsync(string code, int since) => (await running.Sandbox.CallsAsync()).Skip(since)
        .Where(c => c.GetProperty("ma_ho_so").GetString() == code).Select(c => c.GetProperty("service").GetString());

    private async Task<JsonElement> HeldAsync(string code) => (await running.Sandbox.FindAsync(code))!.Value;

    private static int Number(JsonElement held, string name) => held.GetProperty(name).GetInt32();
}
