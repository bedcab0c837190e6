using IntegrationHub.Filings;
using Xunit;

namespace IntegrationHub.Tests.Deliveries;

/// <summary>A test that moves one filing by hand.</summary>
public abstract class DeliveryTests(StillHub hub) : IClassFixture<StillHub>, IAsyncLifetime
{
    protected StillHub Hub { get; } = hub;

    private protected ScriptedFilingPortal Portal => Hub.Portal;

    public async ValueTask InitializeAsync() => await Hub.ResetAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private protected async Task<FilingDelivery> DeliveryAsync(string code) => (await Hub.GetAsync(code)).Delivery;
}
