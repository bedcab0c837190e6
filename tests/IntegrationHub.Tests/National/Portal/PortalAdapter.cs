using IntegrationHub.Deliveries;
using IntegrationHub.National;
using IntegrationHub.National.Portal;
using IntegrationHub.TestKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IntegrationHub.Tests.National.Portal;

/// <summary>The adapter as the hub registers it, without the hub.</summary>
internal sealed class PortalAdapter : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public PortalAdapter(Uri portal, TimeProvider? clock = null, params (string Key, string Value)[] settings)
    {
        var configuration = new Dictionary<string, string?> { ["Portal:BaseUrl"] = portal.ToString(), ["Portal:Password"] = "sandbox" };
        foreach (var (key, value) in settings)
        {
            configuration[key] = value;
        }

        services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(configuration).Build())
            .AddSingleton(clock ?? TimeProvider.System)
            .AddLogging(logging => logging.AddProvider(Log))
            .AddNational()
            .BuildServiceProvider();
    }

    /// <summary>What it logs. Not verified: a test that expects nothing says so.</summary>
    public LogGuard Log { get; } = new();

    public PortalTransport Transport => services.GetRequiredService<PortalTransport>();

    public PortalSession Session => services.GetRequiredService<PortalSession>();

    public PortalCalls Calls => services.GetRequiredService<PortalCalls>();

    public PortalProcedures Procedures => services.GetRequiredService<PortalProcedures>();

    public IFilingPortal Portal => services.GetRequiredService<IFilingPortal>();

    public async ValueTask DisposeAsync()
    {
        Log.Allow(3000);
        await services.DisposeAsync();
    }
}
