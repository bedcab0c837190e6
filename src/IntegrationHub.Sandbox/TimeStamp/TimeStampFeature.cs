namespace IntegrationHub.Sandbox.TimeStamp;

/// <summary>A time-stamp authority that speaks RFC 3161 over HTTP, with a certificate of its own.</summary>
internal static class TimeStampFeature
{
    // A query is some hundred bytes.
    private const int MostQueryBytes = 16 * 1024;

    public static IServiceCollection AddTimeStamp(this IServiceCollection services) => services.AddSingleton<TimeStamper>();

    public static void MapTimeStamp(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/tsa", StampAsync);
        routes.MapGet("/tsa/certificate", (TimeStamper stamper) => Results.Text(stamper.CertificatePem, "application/x-pem-file"));
    }

    private static async Task<IResult> StampAsync(HttpContext context, TimeStamper stamper)
    {
        if (context.Request.ContentType != "application/timestamp-query" || context.Request.ContentLength is null or > MostQueryBytes)
        {
            return Results.BadRequest("Send one application/timestamp-query with its length.");
        }

        var query = new byte[(int)context.Request.ContentLength];
        await context.Request.Body.ReadExactlyAsync(query, context.RequestAborted);
        return stamper.Stamp(query) is { } reply ? Results.Bytes(reply, "application/timestamp-reply") : Results.BadRequest("This is no time-stamp query.");
    }
}
