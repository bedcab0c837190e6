using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Sandbox.Tests;

/// <summary>A test of the portal with one sandbox a class and one session a test.</summary>
public abstract class PortalTests(SandboxHost sandbox) : IClassFixture<SandboxHost>, IAsyncLifetime
{
    private PortalClient? portal;

    private protected PortalClient Portal => portal ?? throw new InvalidOperationException("Not logged in yet.");

    protected SandboxHost Sandbox { get; } = sandbox;

    public async ValueTask InitializeAsync() => portal = await PortalClient.LogInAsync(Sandbox);

    public async ValueTask DisposeAsync()
    {
        portal?.Dispose();
        // The next test of the class gets the same sandbox.
        await Sandbox.FailAsync();
        GC.SuppressFinalize(this);
    }
}
