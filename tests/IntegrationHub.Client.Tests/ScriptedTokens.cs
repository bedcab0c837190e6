using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IntegrationHub.Client.Tests;

/// <summary>A token endpoint over real HTTP on loopback: its tokens are numbered, and it keeps what it was asked.</summary>
internal sealed class ScriptedTokens : IAsyncDisposable
{
    // With letters that stand for something else in the header it goes into.
    private const string Shown = "s:e c";

    private readonly WebApplication application;
    private readonly string secretFile = Path.GetTempFileName();
    private int asked;

    private ScriptedTokens(WebApplication application)
    {
        this.application = application;
        application.MapPost("/token", AnswerAsync);
        File.WriteAllText(secretFile, Shown + "\n");
    }

    public int Asked => asked;

    public string Authorization { get; private set; } = "";

    public string Form { get; private set; } = "";

    public int Status { get; set; } = StatusCodes.Status200OK;

    public int LifeSeconds { get; set; } = 300;

    public static async Task<ScriptedTokens> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var tokens = new ScriptedTokens(builder.Build());
        await tokens.application.StartAsync(TestContext.Current.CancellationToken);
        return tokens;
    }

    public ClientCredentialsTokenSource Source(TimeProvider? clock = null) => new(new ClientCredentialsOptions
    {
        TokenEndpoint = new Uri(new Uri(application.Urls.First()), "token"),
        ClientId = "vendor a",
        SecretFile = secretFile,
        Scope = "hub",
        TimeProvider = clock ?? TimeProvider.System,
    });

    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        File.Delete(secretFile);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var number = Interlocked.Increment(ref asked);
        Authorization = context.Request.Headers.Authorization.ToString();
        using var body = new StreamReader(context.Request.Body);
        Form = await body.ReadToEndAsync(context.RequestAborted);
        context.Response.StatusCode = Status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(
            string.Create(CultureInfo.InvariantCulture, $$"""{"access_token":"token-{{number}}","token_type":"Bearer","expires_in":{{LifeSeconds}}}"""), context.RequestAborted);
    }
}
