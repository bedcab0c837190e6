using IntegrationHub.Evidence.Reading;
using IntegrationHub.Evidence.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Evidence.Sealing;

public sealed class SealDaysTests(PostgresServer server)
{
    private static readonly DateTimeOffset Midnight = new(2026, 3, 2, 17, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_day_is_not_sealed_before_it_is_over_in_Vietnam()
    {
        await using var world = await EvidenceWorld.StartAsync(server);
        await world.AcceptAsync(1);
        world.Clock.SetUtcNow(Midnight - TimeSpan.FromMilliseconds(1));

        var before = await world.SealAsync();
        world.Clock.SetUtcNow(Midnight);
        var after = await world.SealAsync();

        Assert.Empty(before);
        Assert.Equal([new DateOnly(2026, 3, 2)], after);
    }

    [Fact]
    public async Task What_happens_at_midnight_is_of_the_new_day()
    {
        await using var world = await EvidenceWorld.StartAsync(server);
        world.Clock.SetUtcNow(Midnight - TimeSpan.FromMilliseconds(1));
        await world.AcceptAsync(1, first: 1);
        world.Clock.SetUtcNow(Midnight);
        await world.AcceptAsync(1, first: 2);

        await world.SealAsync();

        Assert.Equal([1L], (await world.RecordsAsync(day: new(2026, 3, 2))).Select(r => r.Sequence));
        Assert.Equal([2L], (await world.RecordsAsync(day: new(2026, 3, 3))).Select(r => r.Sequence));
    }

    [Fact]
    public async Task Days_that_were_missed_are_sealed_one_after_the_other()
    {
        await using var world = await EvidenceWorld.StartAsync(server);
        var first = world.Today;
        await world.AcceptAsync(2);
        world.NextDay();
        world.NextDay();
        world.NextDay();

        var sealedDays = await world.SealAsync();

        Assert.Equal([first, first.AddDays(1), first.AddDays(2)], sealedDays);
    }

    [Fact]
    public async Task Sealers_at_once_seal_a_day_once()
    {
        await using var world = await EvidenceWorld.StartAsync(server);
        await using var other = await world.AnotherAsync();
        await world.AcceptAsync(3);
        world.NextDay();
        other.NextDay();

        var days = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run((i % 2 == 0 ? world : other).SealAsync))).Within(Within.AMinute);

        Assert.Single(days.SelectMany(d => d));
    }

    [Fact]
    public async Task What_comes_after_its_day_was_sealed_is_under_the_next_seal()
    {
        await using var world = await EvidenceWorld.StartAsync(server);
        var day = world.Today;
        var late = EvidenceWorld.Accepted(2, world.Clock.GetUtcNow());
        await world.AcceptAsync(1);
        world.NextDay();
        await world.SealAsync();

        await world.WriteAsync(late);
        world.NextDay();
        await world.SealAsync();

        Assert.Equal([1L], (await world.RecordsAsync(day: day)).Select(r => r.Sequence));
        Assert.Equal([2L], (await world.RecordsAsync(day: day.AddDays(1))).Select(r => r.Sequence));
    }

    [Fact]
    public async Task A_record_of_a_clock_that_was_ahead_is_of_the_day_it_was_chained_on()
    {
        await using var world = await EvidenceWorld.StartAsync(server);
        await world.WriteAsync(EvidenceWorld.Accepted(1, world.Clock.GetUtcNow().AddYears(1)));

        await world.ChainAsync();

        Assert.Single(await world.RecordsAsync(day: world.Today));
    }

    [Fact]
    public async Task A_chain_without_records_is_under_each_seal_nevertheless()
    {
        await using var world = await EvidenceWorld.StartAsync(server);
        await world.AcceptAsync(1, LamDong.LamVien);
        world.NextDay();
        await world.AcceptAsync(1, LamDong.XuanHuong);
        world.NextDay();

        await world.SealAsync();

        var proof = await world.Get<SealReadingStore>().ProveAsync(LamDong.LamVien, world.Today.AddDays(-1), TestContext.Current.CancellationToken);
        var day = ChainDay.Parser.ParseFrom(proof?.ChainDay);
        Assert.Equal((2L, 0L), (day.FirstSequence, day.RecordCount));
    }
}
