using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Grpc.Core;
using IntegrationHub.Access;
using IntegrationHub.TestKit;
using Microsoft.Extensions.Logging;
using Xunit;

namespace IntegrationHub.Tests.Fuzz;

/// <summary>Sends every rpc frames and headers that a gRPC library would not let through.</summary>
[Collection<FuzzTests>]
public sealed class GrpcFrameFuzzTests(FuzzHub hub) : IDisposable
{
    private const int InFlight = 16;
    private const int BombBytes = 256 * 1024 * 1024;

    private static readonly AccessRule[] Rules = [.. AccessRules.All.OrderBy(r => r.Rpc, StringComparer.Ordinal)];
    private static readonly StatusCode?[] OurFault = [StatusCode.Unknown, StatusCode.Internal, StatusCode.Unavailable, StatusCode.DataLoss];

    private readonly HttpClient http = new() { Timeout = Within.AMinute };

    [Fact]
    public async Task No_frame_or_header_makes_the_hub_fail()
    {
        var offences = new ConcurrentDictionary<string, string>();

        await Parallel.ForEachAsync(Enumerable.Range(0, FuzzSettings.Inputs / 5), new ParallelOptions { MaxDegreeOfParallelism = InFlight }, async (number, _) =>
        {
            var random = FuzzSettings.Of(~number);
            var rule = Rules[number % Rules.Length];
            var frame = GrpcFrame.Lying(hub.Samples.Right(rule, random).ToByteArray(), random);
            var (status, grpc) = await SendAsync(rule, frame);
            if ((int)status >= 500 || OurFault.Contains(grpc))
            {
                offences.TryAdd($"{grpc}", $"{(int)status} {grpc} for {rule.Rpc} {string.Join(", ", frame.Headers)} {Convert.ToHexStringLower(frame.Body)}");
            }
        });

        Assert.Equal([], offences.Values);
        Assert.Equal([], hub.Host.Log.Records.Where(r => r.Level >= LogLevel.Error).Take(3));
    }

    [Fact]
    public async Task A_message_that_unpacks_to_more_than_a_message_may_have_is_refused_and_costs_no_memory()
    {
        var rule = AccessRules.All.Single(r => r.Method.Name == "GetCommune");
        var bomb = GrpcFrame.Bomb(BombBytes);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var (_, grpc) = await SendAsync(rule, bomb);

        Assert.Contains(grpc, new StatusCode?[] { StatusCode.ResourceExhausted, StatusCode.Unimplemented });
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, BombBytes / 4);
    }

    public void Dispose() => http.Dispose();

    private async Task<(HttpStatusCode Status, StatusCode? Grpc)> SendAsync(AccessRule rule, GrpcFrame frame)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(hub.Host.Grpc, rule.Rpc))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(frame.Body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.ParseAdd("trailers");
        request.Headers.TryAddWithoutValidation("authorization", $"Bearer {hub.Token}");
        foreach (var (name, value) in frame.Headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            if (!answer.Headers.Contains("grpc-status") && !rule.Method.IsServerStreaming)
            {
                await answer.Content.ReadAsByteArrayAsync();
            }

            var status = Find(answer.Headers) ?? Find(answer.TrailingHeaders);
            return (answer.StatusCode, status is null ? null : (StatusCode)int.Parse(status, CultureInfo.InvariantCulture));
        }
        catch (HttpRequestException)
        {
            // The stream was reset: no answer is an answer to such a call.
            return (default, null);
        }
    }

    private static string? Find(HttpResponseHeaders headers) => headers.TryGetValues("grpc-status", out var values) ? values.First() : null;
}
