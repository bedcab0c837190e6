using System.Net;
using System.Security.Cryptography;
using System.Text;
using IntegrationHub.Access;
using IntegrationHub.Access.Console;
using IntegrationHub.Access.Identities;
using IntegrationHub.Access.V1;
using IntegrationHub.Hosting;
using IntegrationHub.Rpc;

namespace IntegrationHub.Pages;

/// <summary>Knows who sits at the browser: a cookie names a session that a link from the command line opened.</summary>
internal sealed class PageDoor(
    ConsoleSessions sessions, AccessCheck check, AccessDirectory directory, HubAddresses addresses, ILogger<PageDoor> logger)
{
    private const string PlainCookie = "hub-console";

    // Browsers take a cookie of such a name from this very host alone, and over TLS alone.
    private const string HostCookie = "__Host-" + PlainCookie;
    private const string WatchRpc = "integrationhub.lanes.v1.LaneService/ListLanes";

    /// <summary>The session of the browser. Null: none.</summary>
    public async Task<ConsoleSession?> FindAsync(HttpContext context) =>
        KeyOf(context) is { Length: > 0 } key ? await sessions.FindAsync(key, context.RequestAborted) : null;

    // As if the session called the rpc.
    private Result<Caller> Admit(ConsoleSession session, string rpc) =>
        check.Recheck(new CheckedCall(new KnownCaller(session.Organisation, session.ExpiresAt, Certificate: null), rpc, AccessRules.Find(rpc), directory.Table));

    /// <summary>What the session may do with an rpc of AccessService now.</summary>
    public Result<Caller> AdmitToAccess(ConsoleSession session, string method) => Admit(session, $"{AccessService.Descriptor.FullName}/{method}");

    /// <summary>True when the overview may be shown: to the machine itself, and to whoever may watch the lanes.</summary>
    public async Task<bool> MayWatchAsync(HttpContext context) =>
        IsOwnMachine(context) || (await FindAsync(context) is { } session && Admit(session, WatchRpc).Refusal is null);

    /// <summary>Opens a session by a link's key, and ends the one at hand. False: the link opens nothing.</summary>
    public async Task<bool> EnterAsync(HttpContext context, string link)
    {
        var address = $"{context.Connection.RemoteIpAddress}";
        if (await sessions.OpenAsync(link, context.RequestAborted) is not { } session)
        {
            logger.LinkRefused(address);
            return false;
        }

        if (KeyOf(context) is { Length: > 0 } before)
        {
            await sessions.CloseAsync(before, context.RequestAborted);
        }

        logger.SessionOpened(session.Organisation, address);
        context.Response.Cookies.Append(CookieName(context), session.Value, Options(context));
        return true;
    }

    public async Task LeaveAsync(HttpContext context, ConsoleSession session)
    {
        if (KeyOf(context) is { Length: > 0 } key)
        {
            await sessions.CloseAsync(key, context.RequestAborted);
        }

        logger.SessionLeft(session.Organisation);
        context.Response.Cookies.Delete(CookieName(context), Options(context));
        // Not "cookies": that would sign out of everything else below the province's domain.
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
    }

    /// <summary>False: a page of another site had the browser send it, so that the form's key proves nothing about who wished it.</summary>
    public static bool IsOwnPage(HttpContext context) => context.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";

    /// <summary>True when the form was made for this session and by nobody else's page.</summary>
    public static bool IsOwnForm(ConsoleSession session, IFormCollection form) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(form["form_key"].ToString()), Encoding.UTF8.GetBytes(session.FormKey));

    // Behind a proxy everybody would come from this machine. Most proxies say that they are one, but not all.
    private bool IsOwnMachine(HttpContext context) =>
        !addresses.IsBehindProxy && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && IsCalledByAddress(context.Request.Host)
        && !context.Request.Headers.ContainsKey("Forwarded") && !context.Request.Headers.ContainsKey("X-Forwarded-For");

    // Somebody else's name may lead here as well, and a page of theirs in the browser of this machine would read all.
    private static bool IsCalledByAddress(HostString host) => host.Host is "localhost" || IPAddress.TryParse(host.Host.Trim('[', ']'), out _);

    private string? KeyOf(HttpContext context) => context.Request.Cookies[CookieName(context)];

    private string CookieName(HttpContext context) => IsOverTls(context) ? HostCookie : PlainCookie;

    // Where a proxy speaks TLS for the hub, the address that it is known by says so.
    private bool IsOverTls(HttpContext context) => context.Request.IsHttps || addresses.Public.Scheme == Uri.UriSchemeHttps;

    private CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = IsOverTls(context),
        Path = "/",
    };
}
