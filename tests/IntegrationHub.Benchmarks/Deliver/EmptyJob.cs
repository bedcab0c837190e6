using System.Diagnostics;

namespace IntegrationHub.Benchmarks.Deliver;

/// <summary>Counts that it ran. Hangfire calls it by its name, so what it counts into is static.</summary>
public static class EmptyJob
{
    private static TaskCompletionSource<(long First, long Last)> allRun = new();
    private static long first;
    private static int left;

    /// <summary>Ends with the last of the expected jobs; when the first and the last ran.</summary>
    public static Task<(long First, long Last)> AllRun => allRun.Task;

    /// <summary>Begins a new count.</summary>
    public static void Expect(int jobs)
    {
        allRun = new TaskCompletionSource<(long First, long Last)>(TaskCreationOptions.RunContinuationsAsynchronously);
        first = 0;
        left = jobs;
    }

    /// <summary>The job.</summary>
    public static void Run()
    {
        var now = Stopwatch.GetTimestamp();
        Interlocked.CompareExchange(ref first, now, 0);
        if (Interlocked.Decrement(ref left) == 0)
        {
            allRun.SetResult((first, now));
        }
    }
}
