using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using IntegrationHub.Sandbox.Faults;

namespace IntegrationHub.Sandbox.Scanner;

/// <summary>
/// One connection, one command, as clamd(8) has it: "z" before a command means that it and its answer end
/// with a zero byte, "n" with a new line.
/// </summary>
internal sealed class ScannerSession(FaultRules rules, CallLog log, SandboxOptions options)
{
    private const string Service = "clamd";
    private const int MostCommandBytes = 64;

    public async Task RunAsync(TcpClient client, CancellationToken cancellationToken)
    {
        var stream = client.GetStream();
        var struck = rules.Strike(Service, null);
        var names = struck.Select(s => JsonNamingPolicy.SnakeCaseLower.ConvertName(s.Kind.ToString())).ToList();
        if (struck.FirstOrDefault(s => s.Kind == FaultKind.Latency) is { } late)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(late.Milliseconds), options.Clock, cancellationToken);
        }

        var fault = struck.FirstOrDefault(s => s.Kind != FaultKind.Latency);
        if (fault?.Kind == FaultKind.LostRequest)
        {
            log.Add(Service, null, "lost before", names);
            client.Client.Close(0);
            return;
        }

        var (command, end) = await ReadCommandAsync(stream, cancellationToken);
        var answer = command switch
        {
            "PING" => "PONG",
            "VERSION" => "ClamAV 1.4.3/27800/Mon Nov 23 09:00:00 2026",
            "INSTREAM" => await new ScannedStream(stream, options.ScannerMaxBytes).ScanAsync(cancellationToken),
            _ => "UNKNOWN COMMAND",
        };
        log.Add(Service, null, answer, names);
        var bytes = Encoding.ASCII.GetBytes((fault?.Kind == FaultKind.Refuse ? $"{fault.Message} ERROR" : answer) + end);
        await (fault?.Kind switch
        {
            FaultKind.LostAnswer => Task.CompletedTask,
            FaultKind.HalfAnswer => stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), cancellationToken).AsTask(),
            _ => stream.WriteAsync(bytes, cancellationToken).AsTask(),
        });
    }

    private static async Task<(string Command, char End)> ReadCommandAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var command = new StringBuilder();
        var letter = new byte[1];
        while (command.Length < MostCommandBytes && await stream.ReadAsync(letter, cancellationToken) == 1 && letter[0] is not (0 or (byte)'\n'))
        {
            command.Append((char)letter[0]);
        }

        return command.ToString() switch
        {
            ['z', .. var zero] => (zero, '\0'),
            ['n', .. var line] => (line, '\n'),
            var bare => (bare, '\n'),
        };
    }
}
