namespace IntegrationHub.Hosting;

/// <summary>One line an event on the console, and of the libraries only what went wrong. Section "Logging" says otherwise.</summary>
internal static class HubLogging
{
    private static readonly string[] Chatty = ["Grpc", "Hangfire", "Microsoft", "System.Net.Http"];

    // The first two call every broken connection an Error; what it means for the work is told where the work is.
    // What the host reports so it also throws, to be told once where it is caught.
    // The last calls every message that cannot be read an Error of the server's.
    private static readonly string[] Alarmed = ["Npgsql", "Polly", "Microsoft.Extensions.Hosting.Internal.Host", "Grpc.AspNetCore.Server.ServerCallHandler"];

    // Calls it Critical when it closes a connection whose peer floods it. Whoever reaches the port could fill the log;
    // the metric kestrel.connection.duration counts them by error.type.
    private const string Floods = "Microsoft.AspNetCore.Server.Kestrel.Http2";

    public static ILoggingBuilder AddQuietConsole(this ILoggingBuilder logging)
    {
        foreach (var category in Chatty)
        {
            logging.AddFilter(category, LogLevel.Warning);
        }

        foreach (var category in Alarmed)
        {
            logging.AddFilter(category, LogLevel.Critical);
        }

        logging.AddFilter(Floods, LogLevel.None);
        return logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
        });
    }
}
