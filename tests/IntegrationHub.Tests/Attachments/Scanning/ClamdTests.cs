using System.Net;
using System.Net.Sockets;
using System.Text;
using IntegrationHub.Attachments.Scanning;
using IntegrationHub.Sandbox;
using IntegrationHub.TestKit;
using Microsoft.Extensions.Options;
using Xunit;

namespace IntegrationHub.Tests.Attachments.Scanning;

public sealed class ClamdTests : IAsyncLifetime
{
    private const int MostBytes = 8 * Uploads.MiB;

    private SandboxHost? sandbox;
    private Uri? address;

    private SandboxHost Sandbox => sandbox!;

    public async ValueTask InitializeAsync()
    {
        sandbox = await SandboxHost.StartAsync(new SandboxOptions { Url = SandboxHost.AnyPort, ScannerPort = 0, ScannerMaxBytes = MostBytes });
        address = await sandbox.Control.ScannerAsync();
    }

    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();

    [Fact]
    public async Task Content_is_clean_or_infected_as_the_daemon_says()
    {
        Assert.IsType<ScanAnswer.Clean>(await ScanAsync(address!, Uploads.Content(3 * Uploads.MiB), TestVirus.Pdf[..40]));
        Assert.Equal(new ScanAnswer.Infected(TestVirus.Signature), await ScanAsync(address!, Uploads.Content(Uploads.MiB), TestVirus.Pdf[..40], TestVirus.Pdf[40..]));
    }

    [Fact]
    public async Task More_than_the_daemon_takes_is_told_as_that_in_the_middle_of_the_stream() =>
        Assert.IsType<ScanAnswer.TooLarge>(await ScanAsync(address!, [.. Enumerable.Repeat(new byte[Uploads.MiB], 64)]));

    [Theory]
    [InlineData("lost_answer")]
    [InlineData("half_answer")]
    [InlineData("refuse")]
    public async Task Whatever_is_no_whole_answer_is_unknown(string kind)
    {
        await Sandbox.FailAsync(new { kind, service = "clamd", message = "Can't open file or directory" });

        Assert.IsType<ScanAnswer.Unknown>(await ScanAsync(address!, Uploads.Content(3 * Uploads.MiB)));
    }

    [Fact]
    public async Task A_daemon_that_hangs_up_at_once_has_said_nothing()
    {
        await Sandbox.FailAsync(new { kind = "lost_request", service = "clamd" });

        var answer = await ScanAsync(address!, Uploads.Content(3 * Uploads.MiB));

        // Which of the two is the network's choice.
        Assert.True(answer is ScanAnswer.Unknown or ScanAnswer.Unreached);
    }

    [Fact]
    public async Task A_daemon_that_takes_too_long_is_not_waited_for()
    {
        await Sandbox.FailAsync(new { kind = "latency", service = "clamd", milliseconds = 600_000 });

        var answer = await ScanAsync(address!, Uploads.Content(10));

        Assert.Equal(new ScanAnswer.Unknown("no answer in time"), answer);
    }

    [Fact]
    public async Task A_daemon_that_is_not_there_is_unreached()
    {
        Assert.IsType<ScanAnswer.Unreached>(await ScanAsync(new Uri("tcp://127.0.0.1:9"), [1]));
        Assert.IsType<ScanAnswer.Unreached>(await ScanAsync(new Uri("unix:///nowhere/clamd.ctl"), [1]));
    }

    [Theory]
    [InlineData("stream: OK\0", typeof(ScanAnswer.Clean))]
    [InlineData("stream: OK", typeof(ScanAnswer.Unknown))]
    [InlineData("stream: OK \0", typeof(ScanAnswer.Unknown))]
    [InlineData("1: stream: OK\0", typeof(ScanAnswer.Unknown))]
    [InlineData("stream:  FOUND\0", typeof(ScanAnswer.Unknown))]
    [InlineData("stream: x ERROR\0", typeof(ScanAnswer.Unknown))]
    [InlineData("\0stream: OK\0", typeof(ScanAnswer.Unknown))]
    [InlineData("", typeof(ScanAnswer.Unknown))]
    public async Task Only_the_words_of_the_manual_mean_anything(string words, Type meaning)
    {
        var path = Path.Combine(Path.GetTempPath(), $"clamd-{Guid.NewGuid():N}");
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        var daemon = AnswerAsync(listener, words);

        var answer = await ScanAsync(new Uri($"unix://{path}"), [1, 2, 3]);

        Assert.IsType(meaning, answer);
        await daemon.Within(Within.AMinute);
        File.Delete(path);
    }

    [Fact]
    public async Task The_name_of_what_was_found_is_plain_and_short()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var daemon = AnswerAsync(listener.Server, $"stream: <script>\r\n{new string('x', 300)} FOUND\0");

        var answer = await ScanAsync(new Uri($"tcp://{listener.LocalEndpoint}"), [1]);

        await daemon.Within(Within.AMinute);
        Assert.Matches("^[?]script[?]{3}x{90}$", Assert.IsType<ScanAnswer.Infected>(answer).Signature);
    }

    [Fact]
    public async Task Content_is_never_held_in_memory()
    {
        var given = new List<WeakReference>();

        await AskAsync(address!, PiecesAsync(given));

        Assert.InRange(given.Count(piece => piece.IsAlive), 0, 2);
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> PiecesAsync(List<WeakReference> given)
    {
        for (var i = 0; i < 8; i++)
        {
            await Task.Yield();
            var piece = new byte[Uploads.MiB];
            given.Add(new WeakReference(piece));
            yield return piece;
            GC.Collect();
        }
    }

    private static async Task AnswerAsync(Socket listener, string words)
    {
        using var client = await listener.AcceptAsync(TestContext.Current.CancellationToken);
        await client.SendAsync(Encoding.ASCII.GetBytes(words), TestContext.Current.CancellationToken);
        client.Shutdown(SocketShutdown.Send);
        var rest = new byte[1024];
        while (await client.ReceiveAsync(rest, TestContext.Current.CancellationToken) > 0)
        {
            // Heard to its end, so that no reset overtakes the answer.
        }
    }

    private static Task<ScanAnswer> ScanAsync(Uri address, params byte[][] content) =>
        AskAsync(address, content.ToAsyncEnumerable().Select(piece => new ReadOnlyMemory<byte>(piece)));

    private static Task<ScanAnswer> AskAsync(Uri address, IAsyncEnumerable<ReadOnlyMemory<byte>> content) =>
        new Clamd(Options.Create(new ScanningOptions { ClamdAddress = address, Timeout = TimeSpan.FromSeconds(2) }), TimeProvider.System)
            .ScanAsync(content, TestContext.Current.CancellationToken).Within(Within.AMinute);
}
