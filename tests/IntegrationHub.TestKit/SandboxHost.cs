using System.Net.Http.Json;
using System.Text.Json;
using IntegrationHub.Sandbox;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace IntegrationHub.TestKit;

/// <summary>The sandbox over real HTTP on a free port, and its control interface.</summary>
public sealed class SandboxHost : IAsyncLifetime
{
    private readonly HttpClient http = new();
    private WebApplication app = SandboxApplication.Build(new SandboxOptions { Url = AnyPort });

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

    /// <summary>The faults in force from now on, each an anonymous object as the control interface takes it.</summary>
    public async Task FailAsync(params object[] faults)
    {
        using var answer = await http.PutAsJsonAsync(new Uri(Address, "/control/faults"), faults);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>What the portal has of a dossier; null: nothing.</summary>
    public async Task<JsonElement?> FindAsync(string code)
    {
        using var answer = await http.GetAsync(new Uri(Address, $"/control/dossiers/{code}"));
        return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonElement>() : null;
    }

    /// <summary>What the portal holds and was asked, in numbers.</summary>
    public Task<JsonElement> SummaryAsync() => http.GetFromJsonAsync<JsonElement>(new Uri(Address, "/control/summary"));

    /// <summary>Every call the portal saw, oldest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> CallsAsync() =>
        [.. (await http.GetFromJsonAsync<JsonElement>(new Uri(Address, "/control/calls"))).EnumerateArray()];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => await app.StartAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }
}
