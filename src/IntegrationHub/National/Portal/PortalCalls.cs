using System.Text.Json;
using Microsoft.Extensions.Options;

namespace IntegrationHub.National.Portal;

/// <summary>Calls a service of the portal within a session; logs in anew when the session has ended.</summary>
internal sealed class PortalCalls(PortalTransport transport, PortalSession sessions, IOptions<PortalOptions> options)
{
    // The portal looks at the session before anything else, so such a call had no effect.
    private const string SessionEnded = "-2";

    // Sessions are shared: one that was fetched for this call may be over before its turn.
    public const int MostSessions = 5;

    public Task<PortalReply> ReadAsync(string service, IReadOnlyDictionary<string, object> parameters, CancellationToken cancellationToken) =>
        CallAsync(options.Value.ReadPath, service, parameters, repeatable: true, cancellationToken);

    public Task<PortalReply> WriteAsync(string service, IReadOnlyDictionary<string, object> parameters, CancellationToken cancellationToken) =>
        CallAsync(options.Value.WritePath, service, parameters, repeatable: false, cancellationToken);

    private async Task<PortalReply> CallAsync(
        string path, string service, IReadOnlyDictionary<string, object> parameters, bool repeatable, CancellationToken cancellationToken)
    {
        string? ended = null;
        for (var attempt = 1; ; attempt++)
        {
            var (session, cause) = await sessions.GetAsync(ended, cancellationToken);
            if (session is null)
            {
                return new PortalReply.NotSent(cause);
            }

            var body = new Dictionary<string, object>(parameters)
            {
                ["session"] = session,
                ["madonvi"] = options.Value.AgencyCode,
                ["service"] = service,
            };
            var reply = await transport.PostAsync(path, body, repeatable, cancellationToken);
            if (reply is not PortalReply.Answered { Code: SessionEnded })
            {
                return reply;
            }

            if (attempt == MostSessions)
            {
                return new PortalReply.NotSent("the portal ends every session at once");
            }

            ended = session;
        }
    }
}
