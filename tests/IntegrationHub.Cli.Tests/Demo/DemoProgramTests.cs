using System.Net;
using System.Net.Sockets;
using IntegrationHub.Cli.Demo;

namespace IntegrationHub.Cli.Tests.Demo;

public sealed class DemoProgramTests : IDisposable
{
    private readonly string logFile = Path.GetTempFileName();
    private readonly TcpListener other = new(IPAddress.Loopback, 0);

    public DemoProgramTests() => other.Start();

    [Fact]
    public async Task A_program_is_where_it_says_itself()
    {
        await using var program = await StartAsync([0]);

        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(program.Addresses.Single(), "control/summary"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    // Whoever has the port may well answer, and is not the program that was started.
    [Fact]
    public async Task A_port_that_another_has_taken_is_left_for_the_next()
    {
        await using var program = await StartAsync([TakenPort], [0]);

        Assert.NotEqual(TakenPort, program.Addresses.Single().Port);
    }

    [Fact]
    public async Task A_program_that_does_not_start_is_told_of_with_its_last_words()
    {
        var told = await Assert.ThrowsAsync<InvalidDataException>(() => StartAsync([TakenPort]));

        Assert.Contains("address already in use", told.Message, StringComparison.OrdinalIgnoreCase);
    }

    public void Dispose()
    {
        other.Dispose();
        File.Delete(logFile);
    }

    private int TakenPort => ((IPEndPoint)other.LocalEndpoint).Port;

    private Task<DemoProgram> StartAsync(params int[][] ports) => DemoProgram.StartAsync(
        BuiltSandbox.Location, ports, some => ["--urls", $"http://127.0.0.1:{some[0]}"], new Dictionary<string, string>(),
        logFile, _ => { }, TimeProvider.System, TestContext.Current.CancellationToken);
}
