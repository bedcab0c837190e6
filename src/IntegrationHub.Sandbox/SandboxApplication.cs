using IntegrationHub.Sandbox.Faults;
using IntegrationHub.Sandbox.Pages;
using IntegrationHub.Sandbox.Portal;
using IntegrationHub.Sandbox.Scanner;
using IntegrationHub.Sandbox.TimeStamp;
using IntegrationHub.Sandbox.Tokens;

namespace IntegrationHub.Sandbox;

/// <summary>The national services as a program of their own, for vendors and tests. Keeps everything in memory.</summary>
public static class SandboxApplication
{
    // Attachments come by URL, so no honest call is larger.
    private const long MostRequestBytes = 8 * 1024 * 1024;

    /// <summary>The sandbox, ready to be started.</summary>
    public static WebApplication Build(SandboxOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning)
            // A start that fails is told by whoever started it, in one line.
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical);
        builder.WebHost.UseUrls(options.Url).ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = MostRequestBytes);
        builder.Services
            .AddSingleton(options)
            .AddSingleton(options.Clock)
            .AddFaults()
            .AddPortal()
            .AddScanner()
            .AddTimeStamp()
            .AddTokens();
        var app = builder.Build();
        app.Use(AnswerBadRequestsAsync);
        app.MapFaults();
        app.MapPages();
        app.MapPortal();
        app.MapScanner();
        app.MapTimeStamp();
        app.MapTokens();
        return app;
    }

    // A body that is too long or breaks off is the caller's fault and no error of ours.
    private static async Task AnswerBadRequestsAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = bad.StatusCode;
        }
    }
}
