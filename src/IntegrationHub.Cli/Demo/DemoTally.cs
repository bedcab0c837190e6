using IntegrationHub.Filings.V1;

namespace IntegrationHub.Cli.Demo;

/// <summary>What the demonstration knows of its filings, from the answers of its calls and from the watch. Safe from many threads.</summary>
internal sealed class DemoTally(int total)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> entries = [];
    private readonly TaskCompletionSource settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool callsEnded;
    private int steps;
    private int answersLost;
    private int answersSettled;

    /// <summary>Ends when the calls have ended and every filing is delivered or waits for a person.</summary>
    public Task Settled => settled.Task;

    public IReadOnlyList<string> AcceptedNames
    {
        get
        {
            lock (gate)
            {
                return [.. entries.Where(pair => pair.Value.Accepted).Select(pair => pair.Key)];
            }
        }
    }

    public void Accepted(Filing filing) => Update(filing.Name, entry => entry with
    {
        Accepted = true,
        Version = Math.Max(entry.Version, filing.Version),
    });

    public void Changed(Filing filing) => Update(filing.Name, entry =>
    {
        steps++;
        return entry with { Version = Math.Max(entry.Version, filing.Version) };
    });

    // The watch may run ahead of the answer to a call, or repeat itself after a reconnect.
    public void Seen(FilingEvent happened) => Update(happened.Filing, entry =>
    {
        var delivered = happened.DeliveryState == DeliveryState.Delivered;
        var lost = happened.Kind == FilingEventKind.AnswerLost ? 1 : 0;
        answersLost += lost;
        answersSettled += happened.Kind == FilingEventKind.Delivered ? entry.AnswersLost : 0;
        return entry with
        {
            Version = Math.Max(entry.Version, happened.Version),
            DeliveredVersion = delivered ? Math.Max(entry.DeliveredVersion, happened.Version) : entry.DeliveredVersion,
            NeedsPerson = happened.DeliveryState == DeliveryState.NeedsAttention,
            AnswersLost = happened.Kind == FilingEventKind.Delivered ? 0 : entry.AnswersLost + lost,
        };
    });

    public void CallsEnded()
    {
        lock (gate)
        {
            callsEnded = true;
            CheckSettled();
        }
    }

    public DemoCounts Count()
    {
        lock (gate)
        {
            var accepted = entries.Values.Where(entry => entry.Accepted).ToList();
            return new DemoCounts(
                total,
                accepted.Count,
                accepted.Count(entry => entry.Delivered),
                accepted.Count(entry => !entry.Delivered && entry.NeedsPerson),
                steps,
                answersLost,
                answersSettled);
        }
    }

    private void Update(string name, Func<Entry, Entry> change)
    {
        lock (gate)
        {
            entries[name] = change(entries.GetValueOrDefault(name, new Entry()));
            CheckSettled();
        }
    }

    private void CheckSettled()
    {
        if (callsEnded && entries.Values.All(entry => !entry.Accepted || entry.Delivered || entry.NeedsPerson))
        {
            settled.TrySetResult();
        }
    }

    private sealed record Entry
    {
        public bool Accepted { get; init; }

        public long Version { get; init; }

        public long DeliveredVersion { get; init; }

        public bool NeedsPerson { get; init; }

        public int AnswersLost { get; init; }

        public bool Delivered => DeliveredVersion > 0 && DeliveredVersion >= Version;
    }
}
