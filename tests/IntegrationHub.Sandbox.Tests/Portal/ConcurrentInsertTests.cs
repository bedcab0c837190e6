using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Sandbox.Tests.Portal;

public sealed class ConcurrentInsertTests(SandboxHost sandbox) : PortalTests(sandbox)
{
    private const int Callers = 64;

    [Fact]
    public async Task Of_many_inserts_of_one_code_at_once_one_is_stored_and_the_others_are_told()
    {
        var dossier = Dossiers.New();

        var answers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Portal.InsertAsync(dossier))).Within(Within.AMinute);

        Assert.Single(answers, a => a.Code() == "0");
        Assert.Equal(Callers - 1, answers.Count(a => a.Code() == "3" && a.Message().Contains("đã tồn tại", StringComparison.Ordinal)));
        var held = await Sandbox.FindAsync(dossier.MaHoSo());
        Assert.Equal(Callers - 1, held!.Value.GetProperty("refused_inserts").GetInt32());
    }

    [Fact]
    public async Task Batches_that_share_a_code_are_each_stored_whole_or_not_at_all()
    {
        var shared = Dossiers.New();
        var own = Enumerable.Range(0, Callers).Select(_ => Dossiers.New()).ToList();

        var answers = await Task.WhenAll(own.Select(o => Portal.InsertAsync(o, shared))).Within(Within.AMinute);

        var stored = (await Task.WhenAll(own.Select(o => Sandbox.FindAsync(o.MaHoSo())))).Select(held => held is not null);
        Assert.Equal(answers.Select(a => a.Code() == "0"), stored);
        Assert.Single(answers, a => a.Code() == "0");
    }

    [Fact]
    public async Task Different_codes_do_not_disturb_each_other()
    {
        var dossiers = Enumerable.Range(0, Callers).Select(_ => Dossiers.New()).ToList();

        var answers = await Task.WhenAll(dossiers.Select(d => Portal.InsertAsync(d))).Within(Within.AMinute);

        Assert.All(answers, a => a.AssertTaken());
    }
}
