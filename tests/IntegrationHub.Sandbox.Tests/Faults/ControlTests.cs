using System.Net;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Sandbox.Tests.Faults;

public sealed class ControlTests : PortalTests
{
    private readonly ControlClient control;

    public ControlTests(SandboxHost sandbox)
        : base(sandbox) => control = new ControlClient(sandbox);

    [Theory]
    [InlineData("{\"kind\":\"refuse\",\"codde\":\"-1\"}")]
    [InlineData("{\"Kind\":\"refuse\",\"servise\":\"login\"}")]
    [InlineData("{\"kind\":\"explode\"}")]
    [InlineData("{\"kind\":1}")]
    [InlineData("{\"kind\":null}")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"kind\":\"refuse\"")]
    [InlineData("{\"kind\":\"refuse\",\"code\":null}")]
    [InlineData("{\"kind\":\"refuse\",\"message\":null}")]
    [InlineData("{\"kind\":\"refuse\",\"times\":0}")]
    [InlineData("{\"kind\":\"refuse\",\"times\":-1}")]
    [InlineData("{\"kind\":\"refuse\",\"times\":\"2\"}")]
    [InlineData("{\"kind\":\"refuse\",\"probability\":1.5}")]
    [InlineData("{\"kind\":\"refuse\",\"probability\":-0.1}")]
    [InlineData("{\"kind\":\"latency\",\"milliseconds\":-1}")]
    [InlineData("{\"kind\":\"latency\",\"milliseconds\":600001}")]
    public async Task A_command_that_makes_no_sense_is_refused_and_changes_nothing(string fault)
    {
        await Sandbox.FailAsync(new { kind = "lost_answer", service = "LayDVC" });

        var added = await control.PostAsync("/control/faults", fault);
        var put = await control.PutAsync("/control/faults", $"[{fault}]");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (added, put));
        Assert.Equal("lost_answer", Assert.Single((await control.GetAsync("/control/faults")).AsArray())!["kind"]!.GetValue<string>());
    }

    [Fact]
    public async Task Faults_are_put_added_shown_and_deleted()
    {
        var put = await control.PutAsync("/control/faults", """[{"kind":"latency","milliseconds":1}]""");
        var added = await control.PostAsync("/control/faults", """{"kind":"half_answer","service":"login","ma_ho_so":"H36-1","times":2,"probability":0.5,"seed":3}""");
        var shown = (await control.GetAsync("/control/faults")).AsArray();
        var deleted = await control.DeleteAsync("/control/faults");

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent, HttpStatusCode.OK), (put, added, deleted));
        Assert.Equal(["latency", "half_answer"], shown.Select(f => f!["kind"]!.GetValue<string>()));
        Assert.Equal(("login", "H36-1", 2, 0.5, 3), (
            shown[1]!["service"]!.GetValue<string>(), shown[1]!["ma_ho_so"]!.GetValue<string>(), shown[1]!["times"]!.GetValue<int>(),
            shown[1]!["probability"]!.GetValue<double>(), shown[1]!["seed"]!.GetValue<int>()));
        Assert.Empty((await control.GetAsync("/control/faults")).AsArray());
    }

    [Fact]
    public async Task What_is_shown_may_be_put_back()
    {
        await control.PutAsync("/control/faults", """[{"kind":"refuse","code":"-7","message":"không","times":4}]""");
        var shown = (await control.GetAsync("/control/faults")).ToJsonString();

        var put = await control.PutAsync("/control/faults", shown);

        Assert.Equal(HttpStatusCode.NoContent, put);
        Assert.Equal(shown, (await control.GetAsync("/control/faults")).ToJsonString());
    }

    [Fact]
    public async Task The_control_interface_describes_every_kind_of_fault()
    {
        var kinds = (await control.GetAsync("/control"))["fault"]!["kind"]!.GetValue<string>().Split(" | ");

        Assert.Equal(["latency", "refuse", "lost_answer", "lost_request", "session_expired", "status5xx", "half_answer", "redirect"], kinds);
        foreach (var kind in kinds)
        {
            Assert.Equal(HttpStatusCode.NoContent, await control.PutAsync("/control/faults", $$"""[{"kind":"{{kind}}"}]"""));
        }
    }

    [Fact]
    public async Task A_reset_forgets_dossiers_calls_faults_and_sessions()
    {
        var dossier = Dossiers.New();
        await Portal.InsertAsync(dossier);
        await Sandbox.FailAsync(new { kind = "refuse" });

        await control.PostAsync("/control/reset");

        Assert.Null(await Sandbox.FindAsync(dossier.MaHoSo()));
        Assert.Empty(await Sandbox.CallsAsync());
        Assert.Empty((await control.GetAsync("/control/faults")).AsArray());
        Assert.Equal("-2", (await Portal.LookUpAsync(dossier.MaHoSo())).Code());
    }

    [Fact]
    public async Task Calls_are_shown_in_order_with_what_became_of_them()
    {
        var dossier = Dossiers.New();
        await control.PostAsync("/control/reset");
        using var portal = await PortalClient.LogInAsync(Sandbox);
        await Sandbox.FailAsync(new { kind = "lost_request", service = "DongBoHoSoMC", times = 1 });

        await Assert.ThrowsAsync<HttpRequestException>(() => portal.InsertAsync(dossier));
        await portal.InsertAsync(dossier);
        await portal.InsertAsync(dossier);

        var calls = await Sandbox.CallsAsync();
        Assert.Equal(["login", "DongBoHoSoMC", "DongBoHoSoMC", "DongBoHoSoMC"], calls.Select(c => c.GetProperty("service").GetString()));
        Assert.Equal(["0", "lost before", "0", "3"], calls.Select(c => c.GetProperty("outcome").GetString()));
        Assert.Equal(dossier.MaHoSo(), calls[^1].GetProperty("ma_ho_so").GetString());
    }
}
