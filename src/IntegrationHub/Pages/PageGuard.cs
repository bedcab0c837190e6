using System.Globalization;
using IntegrationHub.Limits;
using IntegrationHub.Storage;

namespace IntegrationHub.Pages;

/// <summary>
/// The door of everything served over HTTP/1.1: pages, files, health, jobs. How often and how much one address may
/// send, what every answer has, and no failure that a request brought about.
/// </summary>
internal sealed class PageGuard(RequestDelegate next, CallLimits limits, ILogger<PageGuard> logger)
{
    public const string Jobs = "/jobs";

    // Forms of the jobs' screen are all that is sent here.
    private const long MostBodyBytes = 64 * 1024;

    // Nothing at all, unless a page says what it needs. The jobs' screen is Hangfire's own, with scripts in its pages.
    private const string Nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private const string JobsPolicy = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public async Task InvokeAsync(HttpContext context)
    {
        if (HttpProtocol.IsHttp2(context.Request.Protocol))
        {
            await next(context);
            return;
        }

        var isJobs = context.Request.Path.StartsWithSegments(Jobs, StringComparison.OrdinalIgnoreCase);
        AddHeaders(context.Response.Headers, isJobs, context.Request.IsHttps);
        context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = MostBodyBytes;
        if (limits.PageWait(context.Connection.RemoteIpAddress) is { } wait)
        {
            Answer(context, StatusCodes.Status429TooManyRequests, wait);
            return;
        }

        try
        {
            if (!isJobs || await HasReadableFormAsync(context))
            {
                await next(context);
            }
        }
        catch (Exception malformed) when (!context.Response.HasStarted && isJobs && malformed.GetBaseException() is FormatException or OverflowException)
        {
            // The jobs' screen takes whatever stands in a job's place for a number.
            Answer(context, StatusCodes.Status400BadRequest, wait: null);
        }
        catch (Exception lost) when (!context.Response.HasStarted && StoreLoss.Is(lost))
        {
            logger.PageWithoutStore(context.Request.Path.StartsWithSegments(Jobs) ? Jobs : "a page", lost.GetType().Name);
            Answer(context, StatusCodes.Status503ServiceUnavailable, TimeSpan.FromSeconds(1));
        }
    }

    // The jobs' screen reads a form wherever it likes, and fails on what is none. Where none came it finds an empty one.
    private static async Task<bool> HasReadableFormAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType)
        {
            context.Request.Form = FormCollection.Empty;
            return true;
        }

        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
            return true;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException)
        {
            Answer(context, StatusCodes.Status400BadRequest, wait: null);
            return false;
        }
    }

    private static void Answer(HttpContext context, int status, TimeSpan? wait)
    {
        context.Response.StatusCode = status;
        if (wait is { } delay)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(Math.Max(1, delay.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }
    }

    private static void AddHeaders(IHeaderDictionary headers, bool isJobs, bool isTls)
    {
        headers.ContentSecurityPolicy = isJobs ? JobsPolicy : Nothing;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        if (isTls)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }
    }
}
