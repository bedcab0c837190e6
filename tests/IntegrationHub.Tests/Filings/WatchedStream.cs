using Grpc.Core;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;

namespace IntegrationHub.Tests.Filings;

/// <summary>One open watch. Every wait is bounded.</summary>
public sealed class WatchedStream(AsyncServerStreamingCall<WatchFilingsResponse> call) : IDisposable
{
    /// <summary>The cursor of the last message read.</summary>
    public string Cursor { get; private set; } = "";

    /// <summary>The next message, heartbeats included.</summary>
    public async Task<WatchFilingsResponse> NextAsync()
    {
        if (!await call.ResponseStream.MoveNext(CancellationToken.None).Within(Within.AMinute))
        {
            throw new InvalidOperationException("The stream ended, which a watch never does.");
        }

        Cursor = call.ResponseStream.Current.Cursor;
        return call.ResponseStream.Current;
    }

    /// <summary>The next events, heartbeats left out.</summary>
    public async Task<List<FilingEvent>> EventsAsync(int count)
    {
        var events = new List<FilingEvent>();
        await ReadAsync(events, () => events.Count == count).Within(Within.AMinute);
        return events;
    }

    /// <summary>The events up to and with the first that <paramref name="last"/> accepts.</summary>
    public async Task<List<FilingEvent>> EventsUntilAsync(Predicate<FilingEvent> last)
    {
        var events = new List<FilingEvent>();
        await ReadAsync(events, () => events.Count > 0 && last(events[^1])).Within(Within.AMinute);
        return events;
    }

    public void Dispose() => call.Dispose();

    private async Task ReadAsync(List<FilingEvent> events, Func<bool> enough)
    {
        while (!enough())
        {
            if (await NextAsync() is { Event: { } happened })
            {
                events.Add(happened);
            }
        }
    }
}
