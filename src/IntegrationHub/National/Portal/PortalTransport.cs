using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace IntegrationHub.National.Portal;

/// <summary>One HTTP exchange with the portal's adapter, and what can be said of its outcome.</summary>
internal sealed class PortalTransport(HttpClient http, IOptions<PortalOptions> options)
{
    // Accented letters as letters: half the bytes, and readable in the portal's own logs.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public async Task<PortalReply> PostAsync(string path, object body, bool repeatable, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Value.BaseUrl, path));
        request.Content = JsonContent.Create(body, options: Json);
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.TryAddWithoutValidation("Charset", "utf-8");
        if (options.Value.DestinationCode.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("dstcode", options.Value.DestinationCode);
        }

        request.Options.Set(PortalResilience.Repeatable, repeatable);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return response.IsSuccessStatusCode ? Read(bytes) : new PortalReply.Lost($"HTTP {(int)response.StatusCode}");
        }
        catch (BrokenCircuitException)
        {
            return new PortalReply.NotSent("the portal is left alone for a while after many failures");
        }
        catch (TimeoutRejectedException)
        {
            return new PortalReply.Lost("no answer in time");
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            return new PortalReply.NotSent($"no connection ({e.HttpRequestError})");
        }
        catch (HttpRequestException e)
        {
            return new PortalReply.Lost($"the connection broke ({e.HttpRequestError})");
        }
        catch (IOException)
        {
            return new PortalReply.Lost("the connection broke in the answer");
        }
    }

    private static PortalReply Read(byte[] bytes) => PortalJson.TryRead(bytes) switch
    {
        null => new PortalReply.Lost("the answer is not JSON"),
        { ValueKind: JsonValueKind.Object } body when body.TryGetProperty("error_code", out var code) => new PortalReply.Answered(
            PortalText.Code(PortalJson.Text(code)), body.TryGetProperty("message", out var message) ? PortalJson.Text(message) : "", body),
        _ => new PortalReply.Lost("the answer has no error_code"),
    };
}
