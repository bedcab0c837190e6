namespace IntegrationHub.Hosting;

/// <summary>One line an event on the console, and of the libraries only what went wrong. Section "Logging" says otherwise.</summary>
internal static class HubLogging
{
    private static readonly string[] Chatty = ["Grpc", "Hangfire", "Microsoft", "System.Net.Http"];
<<<<<<< HEAD
=======

    // The first two call every broken connection an Error; what it means for the work is told where the work is.
    // What the host reports so it also throws, to be told once where it is caught.
    private static readonly string[] Alarmed = ["Npgsql", "Polly", "Microsoft.Extensions.Hosting.Internal.Host"];
>>>>>>> w-c

    public static ILoggingBuilder AddQuietConsole(this ILoggingBuilder logging)
    {
        foreach (var category in Chatty)
        {
            logging.AddFilter(category, LogLevel.Warning);
        }

<<<<<<< HEAD
        // They call every broken connection and late answer an Error; what it means for the work is told where the work is.
        logging.AddFilter("Npgsql", LogLevel.Critical).AddFilter("Polly", LogLevel.Critical);
        // What it reports as an Error it also throws, to be told once where it is caught.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
=======
        foreach (var category in Alarmed)
        {
            logging.AddFilter(category, LogLevel.Critical);
        }

>>>>>>> w-c
        return logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        });
    }
}
