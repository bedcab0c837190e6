using System.Collections.Concurrent;

namespace IntegrationHub.Sandbox.Faults;

/// <summary>One call as it came and what became of it.</summary>
internal sealed record Call(DateTimeOffset Time, string Service, string? MaHoSo, string Outcome, IReadOnlyList<string> Faults);

/// <summary>The last calls, and counts of all.</summary>
internal sealed class CallLog(TimeProvider clock)
{
    private const int Kept = 100_000;
    private readonly ConcurrentQueue<Call> calls = new();
    private readonly ConcurrentDictionary<string, int> byService = new();
    private readonly ConcurrentDictionary<string, int> byFault = new();

    public IReadOnlyCollection<Call> Calls => calls;

    public IReadOnlyDictionary<string, int> ByService => byService;

    public IReadOnlyDictionary<string, int> ByFault => byFault;

    public void Add(string service, string? maHoSo, string outcome, IReadOnlyList<string> faults)
    {
        calls.Enqueue(new Call(clock.GetUtcNow(), service, maHoSo, outcome, faults));
        byService.AddOrUpdate(service, 1, (_, n) => n + 1);
        foreach (var fault in faults)
        {
            byFault.AddOrUpdate(fault, 1, (_, n) => n + 1);
        }

        while (calls.Count > Kept)
        {
            calls.TryDequeue(out _);
        }
    }

    public void Clear()
    {
        calls.Clear();
        byService.Clear();
        byFault.Clear();
    }
}
