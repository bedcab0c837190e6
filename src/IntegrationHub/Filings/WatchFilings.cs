using System.Runtime.CompilerServices;
using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Evidence;
using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;
using IntegrationHub.Storage;

namespace IntegrationHub.Filings;

/// <summary>Streams events from a cursor on, with a heartbeat in silence.</summary>
internal sealed class WatchFilings(FilingEventStore events, FilingRules rules, IEvidenceTrail trail, StoreSignal signal, TimeProvider clock)
{
    // What a stream holds in memory for a caller that reads slowly.
    private const int Page = 200;

    // An event may be committed and not yet readable while an older transaction is open.
    private static readonly TimeSpan SecondLook = TimeSpan.FromMilliseconds(50);
    private const int SecondLooks = 20;
    private static readonly TimeSpan DefaultHeartbeat = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(5);

    /// <summary>The parsed request.</summary>
    internal sealed record Watch(string Parent, FilingParent Of, FilingCursor? Cursor, TimeSpan Heartbeat);

    public Result<Watch> Parse(WatchFilingsRequest request)
    {
        if (FilingParent.Parse(request.Parent, rules).IsRefused(out var refusal, out var parent)
            || FilingCursor.Parse(request.Cursor, request.Parent).IsRefused(out refusal, out var cursor))
        {
            return refusal;
        }

        var violations = new Violations();
        var heartbeat = DefaultHeartbeat;
        if (request.HeartbeatInterval is { } interval)
        {
            if (interval.Seconds is < 1 or > 60 || interval.Nanos is < 0 or > 999_999_999 || (interval.Seconds == 60 && interval.Nanos > 0))
            {
                violations.Invalid("heartbeat_interval", "must be 1 to 60 seconds");
                return violations.ToRefusal();
            }

            heartbeat = interval.ToTimeSpan();
        }

        return new Watch(request.Parent, parent, cursor, heartbeat);
    }

    public async IAsyncEnumerable<WatchFilingsResponse> RunAsync(Watch watch, Func<Caller> currentCaller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursor = watch.Cursor ?? await events.NowAsync(cancellationToken);
        yield return Heartbeat(watch, cursor);
        var lastSent = clock.GetUtcNow();
        var looks = 0;
        while (true)
        {
            var more = signal.Next(FilingTopics.Happened);
            var caller = currentCaller();
            var page = await events.ReadAfterAsync(watch.Of.CommunesFor(caller), cursor, Page, cancellationToken);
            var reached = page.Where(e => rules.Reaches(caller, e.ReceivingCommune, e.CompetentCommune, e.ProcedureCode)).ToList();
            foreach (var trace in FilingEvidence.OfWatching(reached, caller, clock.GetUtcNow()))
            {
                await trail.TraceAsync(trace, cancellationToken);
            }

            foreach (var given in reached)
            {
                yield return new WatchFilingsResponse { Cursor = given.Cursor.Write(watch.Parent), Event = given.Event };
            }

            cursor = page.Count > 0 ? page[^1].Cursor : cursor;

            if (page.Count > 0)
            {
                lastSent = clock.GetUtcNow();
                looks = 0;
                continue;
            }

            var silence = lastSent + watch.Heartbeat - clock.GetUtcNow();
            if (silence <= TimeSpan.Zero)
            {
                yield return Heartbeat(watch, cursor);
                lastSent = clock.GetUtcNow();
                continue;
            }

            var patience = looks > 0 ? SecondLook : silence < LongestPoll ? silence : LongestPoll;
            var woken = await Task.WhenAny(more, Task.Delay(patience, clock, cancellationToken)) == more;
            cancellationToken.ThrowIfCancellationRequested();
            looks = woken ? SecondLooks : looks - 1;
        }
    }

    private WatchFilingsResponse Heartbeat(Watch watch, FilingCursor cursor) => new()
    {
        Cursor = cursor.Write(watch.Parent),
        Heartbeat = new Heartbeat { HeartbeatTime = clock.GetUtcNow().ToTimestamp() },
    };
}
