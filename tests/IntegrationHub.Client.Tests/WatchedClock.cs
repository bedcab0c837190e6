using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace IntegrationHub.Client.Tests;

/// <summary>A clock the test moves, which tells each time somebody begins to wait by it.</summary>
internal sealed class WatchedClock : FakeTimeProvider
{
    private readonly Channel<TimeSpan> timers = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new WatchedTimer(base.CreateTimer(callback, state, dueTime, period), timers.Writer);
        Tell(dueTime, timers.Writer);
        return timer;
    }

    /// <summary>The next wait that begins, or began since this was last asked.</summary>
    public async Task<TimeSpan> NextTimerAsync()
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        return await timers.Reader.ReadAsync(bound.Token);
    }

    private static void Tell(TimeSpan dueTime, ChannelWriter<TimeSpan> timers)
    {
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            timers.TryWrite(dueTime);
        }
    }

    private sealed class WatchedTimer(ITimer timer, ChannelWriter<TimeSpan> timers) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = timer.Change(dueTime, period);
            Tell(dueTime, timers);
            return changed;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
