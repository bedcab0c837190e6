using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Sandbox.Tests.Faults;

public sealed class FaultRuleTests(SandboxHost sandbox) : PortalTests(sandbox)
{
    private const int Calls = 400;

    [Fact]
    public async Task A_fault_with_times_strikes_so_often_and_is_gone()
    {
        await Sandbox.FailAsync(new { kind = "refuse", times = 3 });

        var struck = await StruckAsync(10);

        Assert.Equal([true, true, true, false, false, false, false, false, false, false], struck);
        using var control = new ControlClient(Sandbox);
        Assert.Empty((await control.GetAsync("/control/faults")).AsArray());
    }

    [Fact]
    public async Task Times_left_are_shown()
    {
        await Sandbox.FailAsync(new { kind = "refuse", times = 3 });

        await StruckAsync(1);

        using var control = new ControlClient(Sandbox);
        Assert.Equal(2, (await control.GetAsync("/control/faults"))[0]!["times"]!.GetValue<int>());
    }

    [Fact]
    public async Task Chance_strikes_about_its_share()
    {
        await Sandbox.FailAsync(new { kind = "refuse", probability = 0.25, seed = 7 });

        var struck = await StruckAsync(Calls);

        Assert.InRange(struck.Count(s => s), Calls / 8, Calls * 3 / 8);
    }

    [Fact]
    public async Task The_same_seed_strikes_the_same_calls_and_another_does_not()
    {
        async Task<List<bool>> DrawAsync(int seed)
        {
            await Sandbox.FailAsync(new { kind = "refuse", probability = 0.5, seed });
            return await StruckAsync(60);
        }

        var first = await DrawAsync(1);
        var again = await DrawAsync(1);
        var other = await DrawAsync(2);

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public async Task Calls_that_do_not_match_neither_draw_nor_count()
    {
        await Sandbox.FailAsync(new { kind = "refuse", service = "TraCuuHoSo", probability = 0.5, seed = 1 });
        var alone = await StruckAsync(30);
        await Sandbox.FailAsync(new { kind = "refuse", service = "TraCuuHoSo", probability = 0.5, seed = 1 });

        var between = new List<bool>();
        for (var i = 0; i < 30; i++)
        {
            await Portal.CallAsync("LayDanhMucGioiTinh");
            between.AddRange(await StruckAsync(1));
        }

        Assert.Equal(alone, between);
    }

    [Fact]
    public async Task A_probability_of_nothing_never_strikes()
    {
        await Sandbox.FailAsync(new { kind = "refuse", probability = 0.0 });

        Assert.DoesNotContain(true, await StruckAsync(50));
    }

    [Fact]
    public async Task A_fault_for_one_service_leaves_the_others_alone()
    {
        await Sandbox.FailAsync(new { kind = "refuse", service = "TraCuuHoSo" });

        var lookUp = await Portal.LookUpAsync("H36-251115-0001");
        var insert = await Portal.InsertAsync(Dossiers.New());

        Assert.Equal("-1", lookUp.Code());
        insert.AssertTaken();
    }

    [Fact]
    public async Task A_fault_for_one_dossier_leaves_the_others_alone()
    {
        var (meant, other) = (Dossiers.New(), Dossiers.New());
        await Sandbox.FailAsync(new { kind = "refuse", ma_ho_so = meant.MaHoSo() });

        var first = await Portal.InsertAsync(meant);
        var second = await Portal.InsertAsync(other);

        Assert.Equal("-1", first.Code());
        second.AssertTaken();
        Assert.Equal("-1", (await Portal.LookUpAsync(meant.MaHoSo())).Code());
    }

    [Fact]
    public async Task The_first_of_two_faults_that_match_strikes_and_the_second_is_kept()
    {
        await Sandbox.FailAsync(new { kind = "refuse", code = "-5", times = 1 }, new { kind = "refuse", code = "-6", times = 1 });

        var answers = new[] { await Portal.LookUpAsync("H36-1"), await Portal.LookUpAsync("H36-1"), await Portal.LookUpAsync("H36-1") };

        Assert.Equal(["-5", "-6", "0"], answers.Select(a => a.Code()));
    }

    [Fact]
    public async Task Many_calls_at_once_spend_a_fault_no_more_than_its_times()
    {
        await Sandbox.FailAsync(new { kind = "refuse", times = 20 });

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Portal.LookUpAsync("H36-251115-0001"))).Within(Within.AMinute);

        Assert.Equal(20, answers.Count(a => a.Code() == "-1"));
    }

    private async Task<List<bool>> StruckAsync(int calls)
    {
        var struck = new List<bool>();
        for (var i = 0; i < calls; i++)
        {
            struck.Add((await Portal.LookUpAsync("H36-251115-0001")).Code() != "0");
        }

        return struck;
    }
}
