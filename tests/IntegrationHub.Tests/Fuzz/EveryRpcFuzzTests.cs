using Grpc.Core;
using IntegrationHub.TestKit;
using Microsoft.Extensions.Logging;
using Xunit;

namespace IntegrationHub.Tests.Fuzz;

/// <summary>
/// Sends damaged messages to every rpc there is; one that is new is found by itself. HUB_FUZZ_INPUTS=1000000 makes
/// it a run of minutes; HUB_FUZZ_SEED repeats one.
/// </summary>
[Collection<FuzzTests>]
public sealed class EveryRpcFuzzTests(FuzzHub hub, ITestOutputHelper output)
{
    private const int InFlight = 32;
    private const int Connections = 4;

    // What a run leaves behind for good: the names of what it made, in caches and statistics. A leak of a
    // hundred bytes a call shows in a million.
    private const long MostGrowthBytes = 64L * 1024 * 1024;

    [Fact]
    public async Task No_message_makes_the_hub_fail_or_grow()
    {
        var invokers = Enumerable.Range(0, Connections).Select(_ => hub.Host.ChannelWith(() => hub.Token).CreateCallInvoker()).ToList();
        var report = new FuzzReport();
        var start = TimeProvider.System.GetTimestamp();
        var warm = FuzzSettings.Inputs / 5;

        await RunAsync(0, warm, invokers, report);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await RunAsync(warm, FuzzSettings.Inputs, invokers, report);
        var after = GC.GetTotalMemory(forceFullCollection: true);

        output.WriteLine(report.Summary(TimeProvider.System.GetElapsedTime(start), before, after));
        report.Verify();
        Assert.Equal([], hub.Host.Log.Records.Where(r => r.Level >= LogLevel.Error).Take(3));
        Assert.True(after - before < MostGrowthBytes, $"Memory grew from {before:N0} to {after:N0} bytes.");
    }

    [Fact]
    public async Task A_right_message_is_taken_by_almost_every_rpc_so_that_damage_reaches_deep_code()
    {
        var invoker = hub.Host.ChannelWith(() => hub.Token).CreateCallInvoker();
        var report = new FuzzReport();

        await RunAsync(0, 100 * FuzzInput.Rpcs.Count(), [invoker], report);

        var never = FuzzInput.Rpcs.Except(report.Accepted).ToList();
        output.WriteLine($"Took none: {string.Join(", ", never)}");
        Assert.True(never.Count <= FuzzInput.Rpcs.Count() / 4, $"Took none: {string.Join(", ", never)}");
    }

    private async Task RunAsync(int from, int to, List<CallInvoker> invokers, FuzzReport report) =>
        await Parallel.ForEachAsync(
            Enumerable.Range(from, to - from), new ParallelOptions { MaxDegreeOfParallelism = InFlight },
            async (number, _) =>
            {
                var input = FuzzInput.Of(number, hub.Samples);
                report.Add(input, await RefusalOfAsync(invokers[number % invokers.Count], input));
            });

    private static async Task<RpcException?> RefusalOfAsync(CallInvoker invoker, FuzzInput input)
    {
        try
        {
            await AnyCall.RunAsync(invoker, input.Rule, input.Messages, (TimeProvider.System.GetUtcNow() + Within.AMinute).UtcDateTime).Within(Within.FiveMinutes);
            return null;
        }
        catch (RpcException refused)
        {
            return refused;
        }
        catch (TimeoutException)
        {
            return new RpcException(new Status(StatusCode.DeadlineExceeded, "The call was never answered, not even at its deadline."));
        }
    }
}
