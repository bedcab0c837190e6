using System.Globalization;
using IntegrationHub.Sandbox;
using Microsoft.AspNetCore.Connections;

var settings = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
var app = SandboxApplication.Build(new SandboxOptions
{
    Url = settings["urls"] ?? "http://127.0.0.1:7090",
    UserName = settings["user"] is { Length: > 0 } user && args.Contains("--user") ? user : "H36",
    Password = settings["SANDBOX_PASSWORD"] ?? "sandbox",
    TokenSecret = settings["SANDBOX_TOKEN_SECRET"] ?? "sandbox",
    ScannerPort = settings["scanner-port"] is { } port ? int.Parse(port, CultureInfo.InvariantCulture) : null,
    SessionLife = TimeSpan.FromMinutes(int.Parse(settings["session-minutes"] ?? "30", CultureInfo.InvariantCulture)),
});
try
{
    await app.StartAsync();
}
catch (IOException taken) when (taken.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync($"{taken.Message} End the other program, or name another address with --urls.");
    return 1;
}

Console.WriteLine($"The sandbox is ready: portal and control at {app.Urls.First()}");
await app.WaitForShutdownAsync();
return 0;
