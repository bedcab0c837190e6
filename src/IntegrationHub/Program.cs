using IntegrationHub;
using IntegrationHub.Access.Authority;
using IntegrationHub.Encryption;
using IntegrationHub.Hosting;
using IntegrationHub.Storage;

if (AuthorityCommand.IsMeant(args))
{
    return await new AuthorityCommand(Console.Out, Console.Error, TimeProvider.System).RunAsync(args);
}

if (MasterKeysCommand.IsMeant(args))
{
    return await new MasterKeysCommand(Console.Out, Console.Error).RunAsync(args);
}

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
    try
    {
        await app.StartAsync();
    }
    catch
    {
        // What had started before it failed ends as at any stop.
        await app.StopAsync();
        throw;
    }

    var addresses = app.Services.GetRequiredService<HubAddresses>();
    Console.WriteLine($"IntegrationHub is ready: gRPC {addresses.Grpc}, pages {addresses.Http}");
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception failure) when (((failure as AuthorityException)?.Message ?? StartFailure.Explain(failure)) is { } why)
{
    await Console.Error.WriteLineAsync(why);
    return 1;
}
