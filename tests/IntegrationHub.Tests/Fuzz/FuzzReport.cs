using System.Collections.Concurrent;
using System.Diagnostics;
using Google.Rpc;
using Grpc.Core;
using Xunit;

namespace IntegrationHub.Tests.Fuzz;

/// <summary>Counts how calls end, and keeps those that ended as none may.</summary>
internal sealed class FuzzReport
{
    private const int MostKept = 15;

    private static readonly StatusCode[] Allowed =
    [
        StatusCode.OK, StatusCode.InvalidArgument, StatusCode.NotFound, StatusCode.AlreadyExists, StatusCode.FailedPrecondition, StatusCode.Aborted,
        StatusCode.OutOfRange, StatusCode.PermissionDenied, StatusCode.Unauthenticated, StatusCode.ResourceExhausted, StatusCode.Unimplemented,
    ];

    private readonly ConcurrentDictionary<StatusCode, int> byStatus = new();
    private readonly ConcurrentDictionary<string, int> accepted = new();
    private readonly ConcurrentDictionary<string, string> offences = new();

    /// <summary>Rpcs of which some call was accepted: behind them the deep code was reached.</summary>
    public IReadOnlyCollection<string> Accepted => [.. accepted.Keys];

    public void Add(FuzzInput input, RpcException? refused)
    {
        var code = refused?.StatusCode ?? StatusCode.OK;
        byStatus.AddOrUpdate(code, 1, (_, n) => n + 1);
        if (refused is null)
        {
            accepted.AddOrUpdate(input.Rule.Rpc, 1, (_, n) => n + 1);
        }
        else if (!Allowed.Contains(code))
        {
            Keep($"{input.Rule.Method.Name} {code}", $"{refused.Status} for {input}");
        }
        else if (input.IsOfContract && refused.GetRpcStatus()?.GetDetail<ErrorInfo>() is null)
        {
            Keep($"{input.Rule.Method.Name} {code} unexplained", $"No reason came with {refused.Status} for {input}");
        }
    }

    /// <summary>Fails the test with how to repeat what should not have been.</summary>
    public void Verify()
    {
        if (!offences.IsEmpty)
        {
            Assert.Fail(string.Join("\n\n", offences.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => o.Value).Take(MostKept)));
        }
    }

    /// <summary>What a person reads of a long run.</summary>
    public string Summary(TimeSpan took, long bytesBefore, long bytesAfter)
    {
        var count = byStatus.Values.Sum();
        var states = string.Join(", ", byStatus.OrderByDescending(s => s.Value).Select(s => $"{s.Key} {s.Value}"));
        return $"{count} calls in {took.TotalSeconds:F0} s, {count / took.TotalSeconds:F0}/s. {states}. "
            + $"Managed {bytesBefore >> 20} -> {bytesAfter >> 20} MiB, resident {Process.GetCurrentProcess().WorkingSet64 >> 20} MiB.";
    }

    private void Keep(string kind, string offence) => offences.TryAdd(kind, offence);
}
