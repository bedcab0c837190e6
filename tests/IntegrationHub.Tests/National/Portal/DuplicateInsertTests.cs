using IntegrationHub.Deliveries;
using IntegrationHub.Sandbox;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.National.Portal;

public sealed class DuplicateInsertTests
{
    [Theory]
    [InlineData("0", false)]
    [InlineData("3", false)]
    [InlineData("-3", false)]
    [InlineData("0", true)]
    [InlineData("3", true)]
    [InlineData("-3", true)]
    public async Task An_insert_of_what_is_there_is_told_from_a_refusal_however_the_portal_says_it(string code, bool numeric)
    {
        await using var sandbox = await SandboxHost.StartAsync(
            new SandboxOptions { Url = SandboxHost.AnyPort, DuplicateCode = code, NumericCodes = numeric });
        await using var adapter = new PortalAdapter(sandbox.Address);
        var filing = PortalFilingSample.New();

        var answers = new[]
        {
            await adapter.Portal.UpdateAsync(filing, TestContext.Current.CancellationToken),
            await adapter.Portal.FindAsync(PortalFilingSample.Code, TestContext.Current.CancellationToken),
            await adapter.Portal.InsertAsync(filing, TestContext.Current.CancellationToken),
            await adapter.Portal.InsertAsync(filing, TestContext.Current.CancellationToken),
            await adapter.Portal.FindAsync(PortalFilingSample.Code, TestContext.Current.CancellationToken),
            await adapter.Portal.UpdateAsync(filing, TestContext.Current.CancellationToken),
        };

        Assert.Equal(["Missing", "Missing", "Taken", "AlreadyThere", "AlreadyThere", "Taken"], answers.Select(a => a.GetType().Name));
    }

    [Fact]
    public async Task Steps_are_taken_of_what_is_there_and_refused_of_what_is_not()
    {
        await using var sandbox = new SandboxHost();
        await sandbox.InitializeAsync();
        await using var adapter = new PortalAdapter(sandbox.Address);
        var filing = PortalFilingSample.New();

        var missing = await adapter.Portal.SendStepsAsync(filing, [PortalFilingSample.Step()], TestContext.Current.CancellationToken);
        await adapter.Portal.InsertAsync(filing, TestContext.Current.CancellationToken);
        var taken = await adapter.Portal.SendStepsAsync(filing, [PortalFilingSample.Step()], TestContext.Current.CancellationToken);

        Assert.IsType<PortalAnswer.Missing>(missing);
        Assert.IsType<PortalAnswer.Taken>(taken);
    }
}
