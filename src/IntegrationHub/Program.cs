using IntegrationHub;
using IntegrationHub.Hosting;
using IntegrationHub.Settings;
using IntegrationHub.Storage;

var builder = WebApplication.CreateBuilder(args.Where(a => a != "--migrate-only").ToArray());
using var loggers = LoggerFactory.Create(logging => logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddQuietConsole());
try
{
    await using var storage = await HubStorage.OpenAsync(builder.Configuration.ReadStorageOptions(), loggers, TimeProvider.System, CancellationToken.None);
    await storage.MigrateAsync(HubMigrations.Steps, CancellationToken.None);
    if (args.Contains("--migrate-only"))
    {
        Console.WriteLine("The schema is up to date.");
        return 0;
    }

    await using var app = await HubApplication.BuildAsync(builder, storage, replace: null, CancellationToken.None);
    await app.StartAsync();
    var addresses = app.Services.GetRequiredService<HubAddresses>();
    Console.WriteLine($"IntegrationHub is ready: gRPC {addresses.Grpc}, pages {addresses.Http}");
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception no) when (no is StorageException or SettingsException)
{
    await Console.Error.WriteLineAsync(no.Message);
    return 1;
}
