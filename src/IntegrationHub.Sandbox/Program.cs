using System.Globalization;
using IntegrationHub.Sandbox;

var settings = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
var app = SandboxApplication.Build(new SandboxOptions
{
    Url = settings["urls"] ?? "http://127.0.0.1:7090",
    UserName = settings["user"] is { Length: > 0 } user && args.Contains("--user") ? user : "H36",
    Password = settings["SANDBOX_PASSWORD"] ?? "sandbox",
    SessionLife = TimeSpan.FromMinutes(int.Parse(settings["session-minutes"] ?? "30", CultureInfo.InvariantCulture)),
});
await app.StartAsync();
Console.WriteLine($"The sandbox is ready: portal and control at {app.Urls.First()}");
await app.WaitForShutdownAsync();
