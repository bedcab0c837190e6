using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using IntegrationHub.TestKit;
using Microsoft.Extensions.Logging;
using Xunit;

namespace IntegrationHub.Tests.Fuzz;

/// <summary>Sends whatever bytes to the port of pages, files, health and jobs.</summary>
[Collection<FuzzTests>]
public sealed class HttpInboundFuzzTests(FuzzHub hub)
{
    private const int InFlight = 16;

    // HTTP's own words for another version of itself.
    private const string OtherVersion = "505";

    [Fact]
    public async Task No_request_makes_a_page_fail()
    {
        var offences = new ConcurrentDictionary<string, string>();

        await Parallel.ForEachAsync(Enumerable.Range(0, FuzzSettings.Inputs / 5), new ParallelOptions { MaxDegreeOfParallelism = InFlight }, async (number, _) =>
        {
            var request = HttpRequestText.Of(FuzzSettings.Of(number));
            foreach (var status in (await SendAsync(request)).Where(s => s[0] == '5'))
            {
                offences.TryAdd($"{status} {FirstLine(request)}", $"{status} for {Encoding.Latin1.GetString(request)}");
            }
        });

        Assert.Equal([], offences.Values.Take(10));
        Assert.Equal([], hub.Host.Log.Records.Where(r => r.Level >= LogLevel.Error).Take(3));
    }

    // The status of every answer: several requests may have been in the bytes.
    private async Task<IReadOnlyList<string>> SendAsync(byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(hub.Host.Http.Host, hub.Host.Http.Port);
        var stream = client.GetStream();
        using var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(request);
            client.Client.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(answer).Within(Within.AMinute);
        }
        catch (Exception cut) when (cut is IOException or SocketException)
        {
            // The server closes on what is no HTTP.
        }

        var text = Encoding.Latin1.GetString(answer.ToArray());
        return [.. text.Split("HTTP/1.1 ").Skip(1).Select(rest => rest[..3]).Where(s => s.All(char.IsAsciiDigit) && s != OtherVersion)];
    }

    private static string FirstLine(byte[] request) => Encoding.Latin1.GetString(request).Split("\r\n")[0];
}
