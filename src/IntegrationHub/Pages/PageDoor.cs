using System.Net;
using System.Security.Cryptography;
using System.Text;
using IntegrationHub.Access;
using IntegrationHub.Access.Console;
using IntegrationHub.Access.Identities;
using IntegrationHub.Rpc;

namespace IntegrationHub.Pages;

/// <summary>Knows who sits at the browser: a cookie names a session that a link from the command line opened.</summary>
internal sealed class PageDoor(ConsoleSessions sessions, AccessCheck check, AccessDirectory directory, ILogger<PageDoor> logger)
{
    private const string PlainCookie = "hub-console";

    // Browsers take a cookie of this name only over TLS and for this host alone.
    private const string HostCookie = "__Host-" + PlainCookie;

    private const string WatchRpc = "integrationhub.lanes.v1.LaneService/ListLanes";

    /// <summary>The session of the browser. Null: none.</summary>
    public async Task<ConsoleSession?> FindAsync(HttpContext context) =>
        context.Request.Cookies[CookieOf(context)] is { Length: > 0 } key ? await sessions.FindAsync(key, context.RequestAborted) : null;

    /// <summary>What the session may do with an rpc now, as if it called it.</summary>
    public Result<Caller> Admit(ConsoleSession session, string rpc) =>
        check.Recheck(new CheckedCall(new KnownCaller(session.Organisation, session.ExpiresAt, Certificate: null), rpc, AccessRules.Find(rpc), directory.Table));

    /// <summary>True when the overview may be shown: to the machine itself, and to whoever may watch the lanes.</summary>
    public async Task<bool> MayWatchAsync(HttpContext context) =>
        IsOwnMachine(context) || (await FindAsync(context) is { } session && Admit(session, WatchRpc).Refusal is null);

    /// <summary>Opens a session by a link's key. False: the link opens nothing.</summary>
    public async Task<bool> EnterAsync(HttpContext context, string link)
    {
        if (await sessions.OpenAsync(link, context.RequestAborted) is not { } session)
        {
            logger.LinkRefused();
            return false;
        }

        logger.SessionOpened(session.Organisation);
        context.Response.Cookies.Append(CookieOf(context), session.Value, Options(context));
        return true;
    }

    public async Task LeaveAsync(HttpContext context)
    {
        var cookie = CookieOf(context);
        if (context.Request.Cookies[cookie] is { Length: > 0 } key)
        {
            await sessions.CloseAsync(key, context.RequestAborted);
        }

        context.Response.Cookies.Delete(cookie, Options(context));
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
    }

    /// <summary>True when the form was made for this session and by nobody else's page.</summary>
    public static bool IsOwnForm(ConsoleSession session, IFormCollection form) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(form["form_key"].ToString()), Encoding.UTF8.GetBytes(session.FormKey));

    // Behind a proxy everybody would come from this machine; a proxy says so.
    private static bool IsOwnMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("Forwarded") && !context.Request.Headers.ContainsKey("X-Forwarded-For");

    private static string CookieOf(HttpContext context) => context.Request.IsHttps ? HostCookie : PlainCookie;

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = "/",
    };
}
