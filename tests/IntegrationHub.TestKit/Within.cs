namespace IntegrationHub.TestKit;

/// <summary>How long a test waits at most. Real time: what is waited for is another process or thread.</summary>
public static class Within
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>For what happens in this process.</summary>
    public static TimeSpan FiveSeconds { get; } = TimeSpan.FromSeconds(5);

    /// <summary>For what another process does.</summary>
    public static TimeSpan AMinute { get; } = TimeSpan.FromMinutes(1);

    /// <summary>For what other processes do with thousands of things, on a machine that is busy with others too.</summary>
    public static TimeSpan FiveMinutes { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Waits until <paramref name="condition"/> holds, for state that gives no signal: another process's files, rows.</summary>
    /// <exception cref="TimeoutException">It did not hold in time.</exception>
    public static async Task Until(TimeSpan limit, Func<Task<bool>> condition)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(start) > limit)
            {
                throw new TimeoutException($"The condition did not hold within {limit}.");
            }

            await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
        }
    }
}

/// <summary>Bounds an await.</summary>
public static class BoundedAwait
{
    /// <summary>The task, or a <see cref="TimeoutException"/> after the limit.</summary>
    public static Task Within(this Task task, TimeSpan limit) => task.WaitAsync(limit);

    /// <summary>The task's result, or a <see cref="TimeoutException"/> after the limit.</summary>
    public static Task<T> Within<T>(this Task<T> task, TimeSpan limit) => task.WaitAsync(limit);
}
