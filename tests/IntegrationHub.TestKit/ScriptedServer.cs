using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IntegrationHub.TestKit;

/// <summary>A real HTTP server on a free port that answers as a test says.</summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private int requests;

    private ScriptedServer(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(SandboxHost.AnyPort);
        app = builder.Build();
        app.Run(context =>
        {
            Interlocked.Increment(ref requests);
            return answer(context);
        });
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(app.Urls.First());

    /// <summary>Requests that have reached it.</summary>
    public int Requests => requests;

    /// <summary>Starts one.</summary>
    public static async Task<ScriptedServer> StartAsync(RequestDelegate answer)
    {
        var server = new ScriptedServer(answer);
        await server.app.StartAsync();
        return server;
    }

    /// <summary>Ends it and every open connection.</summary>
    public ValueTask DisposeAsync() => app.DisposeAsync();
}
