using System.Text.Json;
using Microsoft.Extensions.Options;

namespace IntegrationHub.National.Portal;

/// <summary>The session every call carries. It may end at any time, so it is renewed when the portal says so.</summary>
internal sealed class PortalSession(PortalTransport transport, IOptions<PortalOptions> options, TimeProvider clock, ILogger<PortalSession> logger) : IDisposable
{
    private readonly SemaphoreSlim login = new(1, 1);
    private volatile string? current;
    private (string Cause, DateTimeOffset Until) refusal = ("", DateTimeOffset.MinValue);

    /// <summary>The session, or why there is none. Many callers share one login.</summary>
    /// <param name="ended">The session the portal no longer knows; null at first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<(string? Session, string Cause)> GetAsync(string? ended, CancellationToken cancellationToken)
    {
        if (current is { } known && known != ended)
        {
            return (known, "");
        }

        await login.WaitAsync(cancellationToken);
        try
        {
            if (current is { } renewed && renewed != ended)
            {
                return (renewed, "");
            }

            // The portal locks an account after a few wrong tries: many filings must not mean as many.
            if (clock.GetUtcNow() < refusal.Until)
            {
                return (null, refusal.Cause);
            }

            var credentials = new { username = options.Value.UserName, password = options.Value.Password };
            switch (await transport.PostAsync(options.Value.LoginPath, credentials, repeatable: true, cancellationToken))
            {
                case PortalReply.Answered { Code: "0" } answer when SessionOf(answer.Body) is { Length: > 0 } session:
                    current = session;
                    return (session, "");
                case PortalReply.Answered refused:
                    logger.LoginRefused(refused.Code);
                    refusal = ($"the login was refused with code {refused.Code}", clock.GetUtcNow() + options.Value.BreakDuration);
                    return (null, refusal.Cause);
                case PortalReply.Lost lost:
                    return (null, $"no session: {lost.Cause}");
                case PortalReply.NotSent notSent:
                    return (null, $"no session: {notSent.Cause}");
                case var other:
                    throw new InvalidOperationException($"The portal's login gave {other}.");
            }
        }
        finally
        {
            login.Release();
        }
    }

    public void Dispose() => login.Dispose();

    private static string? SessionOf(JsonElement body) =>
        body.TryGetProperty("session", out var session) && session.ValueKind == JsonValueKind.String ? session.GetString() : null;
}
