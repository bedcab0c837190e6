using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Attachments.Scanning;

/// <summary>
/// Speaks to ClamAV's daemon (clamd(8), command INSTREAM): chunks, each behind its length, and one
/// line of answer. A connection serves one file.
/// </summary>
internal sealed class Clamd(IOptions<ScanningOptions> options, TimeProvider clock)
{
    private const int MostAnswerBytes = 1024;
    private const int MostSignature = 100;

    // The daemon hangs up on what is too long for it; what it says of that may still be on its way.
    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(2);

    /// <summary>Asks about content that comes in pieces, of which it holds one at a time.</summary>
    public async Task<ScanAnswer> ScanAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> content, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(options.Value.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            if (await ConnectAsync(either.Token) is not { } socket)
            {
                return new ScanAnswer.Unreached("no connection");
            }

            await using var stream = new NetworkStream(socket, ownsSocket: true);
            return await ExchangeAsync(stream, content, either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new ScanAnswer.Unknown("no answer in time");
        }
    }

    private async Task<Socket?> ConnectAsync(CancellationToken cancellationToken)
    {
        var address = options.Value.ClamdAddress ?? throw new InvalidOperationException("There is no scanner to ask.");
        var local = address.Scheme == "unix";
        var socket = local
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await (local
                ? socket.ConnectAsync(new UnixDomainSocketEndPoint(address.AbsolutePath), cancellationToken)
                : socket.ConnectAsync(address.Host, address.Port, cancellationToken));
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
        catch (OperationCanceledException)
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<ScanAnswer> ExchangeAsync(NetworkStream stream, IAsyncEnumerable<ReadOnlyMemory<byte>> content, CancellationToken cancellationToken)
    {
        using var hangUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Read from the beginning on: the daemon may answer before it has heard all.
        var answer = ReadAnswerAsync(stream, hangUp.Token);
        try
        {
            if (!await TrySendAsync(stream, content, answer, cancellationToken))
            {
                hangUp.CancelAfter(LastWord);
            }

            return Read(await answer);
        }
        catch (Exception e) when (e is IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new ScanAnswer.Unknown("the connection broke");
        }
        finally
        {
            await hangUp.CancelAsync();
            await ((Task)answer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // False: the daemon hears no more.
    private static async Task<bool> TrySendAsync(
        NetworkStream stream, IAsyncEnumerable<ReadOnlyMemory<byte>> content, Task<string?> answer, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(stream, content, answer, cancellationToken);
            return true;
        }
        catch (IOException e) when (e.InnerException is SocketException)
        {
            return false;
        }
    }

    private static async Task SendAsync(NetworkStream stream, IAsyncEnumerable<ReadOnlyMemory<byte>> content, Task<string?> answer, CancellationToken cancellationToken)
    {
        var length = new byte[sizeof(int)];
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellationToken);
        await foreach (var piece in content.WithCancellation(cancellationToken))
        {
            if (answer.IsCompleted)
            {
                return;
            }

            BinaryPrimitives.WriteInt32BigEndian(length, piece.Length);
            await stream.WriteAsync(length, cancellationToken);
            await stream.WriteAsync(piece, cancellationToken);
        }

        BinaryPrimitives.WriteInt32BigEndian(length, 0);
        await stream.WriteAsync(length, cancellationToken);
    }

    // Null: it ended before its end.
    private static async Task<string?> ReadAnswerAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var (bytes, length) = (new byte[MostAnswerBytes], 0);
        while (length < bytes.Length && await stream.ReadAsync(bytes.AsMemory(length), cancellationToken) is > 0 and var read)
        {
            length += read;
            if (bytes.AsSpan(0, length).IndexOf((byte)0) is >= 0 and var end)
            {
                return Encoding.UTF8.GetString(bytes, 0, end);
            }
        }

        return null;
    }

    private static ScanAnswer Read(string? answer)
    {
        const string Found = " FOUND";
        const string Stream = "stream: ";
        return answer switch
        {
            null => new ScanAnswer.Unknown("the answer broke off"),
            "stream: OK" => new ScanAnswer.Clean(),
            _ when answer.StartsWith(Stream, StringComparison.Ordinal) && answer.EndsWith(Found, StringComparison.Ordinal) && answer.Length > Stream.Length + Found.Length =>
                new ScanAnswer.Infected(Plain(answer[Stream.Length..^Found.Length])),
            _ when answer.StartsWith("INSTREAM size limit exceeded", StringComparison.Ordinal) => new ScanAnswer.TooLarge(),
            // New words must not turn into "clean".
            _ => new ScanAnswer.Unknown($"it said \"{Plain(answer)}\""),
        };
    }

    private static string Plain(string words) =>
        string.Concat(words.Take(MostSignature).Select(c => char.IsAsciiLetterOrDigit(c) || " .-_:/()".Contains(c, StringComparison.Ordinal) ? c : '?'));
}
