using System.Text.Json;
using IntegrationHub.Sandbox;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace IntegrationHub.TestKit;

/// <summary>The sandbox over real HTTP on a free port, and its control interface.</summary>
public sealed class SandboxHost : IAsyncLifetime
{
    private WebApplication app = SandboxApplication.Build(new SandboxOptions { Url = AnyPort });
    private SandboxControl? control;

    /// <summary>A port of the system's choice.</summary>
    public const string AnyPort = "http://127.0.0.1:0";

    /// <summary>Where the portal is.</summary>
    public Uri Address => new(app.Urls.First());

    /// <summary>A sandbox that behaves otherwise; <paramref name="options"/> should listen on <see cref="AnyPort"/>.</summary>
    public static async Task<SandboxHost> StartAsync(SandboxOptions options)
    {
        var host = new SandboxHost();
        await host.app.DisposeAsync();
        host.app = SandboxApplication.Build(options);
        await host.InitializeAsync();
        return host;
    }

    /// <summary>Its control interface.</summary>
    public SandboxControl Control => control ?? throw new InvalidOperationException("The sandbox is not started.");

    /// <inheritdoc cref="SandboxControl.FailAsync"/>
    public Task FailAsync(params object[] faults) => Control.FailAsync(faults);

    /// <inheritdoc cref="SandboxControl.FindAsync"/>
    public Task<JsonElement?> FindAsync(string code) => Control.FindAsync(code);

    /// <inheritdoc cref="SandboxControl.SummaryAsync"/>
    public Task<JsonElement> SummaryAsync() => Control.SummaryAsync();

    /// <inheritdoc cref="SandboxControl.CallsAsync"/>
    public Task<IReadOnlyList<JsonElement>> CallsAsync() => Control.CallsAsync();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await app.StartAsync();
        control = new SandboxControl(Address);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        control?.Dispose();
        await app.DisposeAsync();
    }
}
