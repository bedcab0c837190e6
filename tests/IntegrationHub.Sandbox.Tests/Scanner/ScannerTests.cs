using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Sandbox.Tests.Scanner;

/// <summary>Speaks to the stand-in scanner as clamd's manual says, over TCP.</summary>
public sealed class ScannerTests : IAsyncLifetime
{
    private const int MostBytes = 100_000;

    private static readonly byte[] Eicar = [.. @"X5O!P%@AP[4\PZX54(P^)7CC)7}$"u8, .. "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"u8];

    private SandboxHost? sandbox;

    private SandboxHost Sandbox => sandbox!;

    public async ValueTask InitializeAsync() =>
        sandbox = await SandboxHost.StartAsync(new SandboxOptions { Url = SandboxHost.AnyPort, ScannerPort = 0, ScannerMaxBytes = MostBytes });

    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();

    [Theory]
    [InlineData("zPING\0", "PONG\0")]
    [InlineData("nPING\n", "PONG\n")]
    [InlineData("PING\n", "PONG\n")]
    [InlineData("zSHUTDOWN\0", "UNKNOWN COMMAND\0")]
    public async Task An_answer_ends_as_its_command_does(string command, string answer) =>
        Assert.Equal(answer, await AskAsync(Encoding.ASCII.GetBytes(command)));

    [Theory]
    [InlineData("zINSTREAM\0", "\0")]
    [InlineData("nINSTREAM\n", "\n")]
    public async Task A_stream_without_the_test_string_is_clean(string command, string end) =>
        Assert.Equal($"stream: OK{end}", await AskAsync([.. Encoding.ASCII.GetBytes(command), .. Chunk(new byte[1000]), .. Chunk(Eicar[..^1]), .. Chunk([])]));

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(67)]
    public async Task The_test_string_is_found_wherever_it_is_cut(int cut)
    {
        var answer = await AskAsync([.. "zINSTREAM\0"u8, .. Chunk(new byte[70_000]), .. Chunk(Eicar[..cut]), .. Chunk(Eicar[cut..]), .. Chunk(new byte[10]), .. Chunk([])]);

        Assert.Equal("stream: Eicar-Test-Signature FOUND\0", answer);
    }

    [Fact]
    public async Task More_than_it_takes_is_refused_as_clamd_does() =>
        Assert.Equal("INSTREAM size limit exceeded. ERROR\0", await AskAsync([.. "zINSTREAM\0"u8, .. Length(MostBytes + 1)]));

    [Fact]
    public async Task It_is_away_or_loses_its_answer_on_command()
    {
        await Sandbox.FailAsync(
            new { kind = "half_answer", service = "clamd", times = 1 }, new { kind = "lost_answer", service = "clamd", times = 1 },
            new { kind = "refuse", service = "clamd", times = 1, message = "Can't allocate memory" });

        var answers = new[] { await AskAsync("zPING\0"u8.ToArray()), await AskAsync("zPING\0"u8.ToArray()), await AskAsync("zPING\0"u8.ToArray()), await AskAsync("zPING\0"u8.ToArray()) };

        Assert.Equal(["PO", "", "Can't allocate memory ERROR\0", "PONG\0"], answers);
    }

    [Fact]
    public async Task A_sandbox_has_none_unless_it_was_asked_for()
    {
        await using var plain = await SandboxHost.StartAsync(new SandboxOptions { Url = SandboxHost.AnyPort });

        await Assert.ThrowsAsync<HttpRequestException>(plain.Control.ScannerAsync);
    }

    private static byte[] Chunk(byte[] content) => [.. Length(content.Length), .. content];

    private static byte[] Length(int length)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        return bytes;
    }

    private async Task<string> AskAsync(byte[] sent)
    {
        var address = await Sandbox.Control.ScannerAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(sent, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(Within.AMinute, TestContext.Current.CancellationToken);
    }
}
