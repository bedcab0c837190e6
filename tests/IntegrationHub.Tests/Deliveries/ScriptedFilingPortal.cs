using IntegrationHub.Deliveries;
using IntegrationHub.Filings;

namespace IntegrationHub.Tests.Deliveries;

/// <summary>A portal that keeps what it is sent, and does otherwise where a test says so.</summary>
internal sealed class ScriptedFilingPortal : IFilingPortal
{
    private readonly List<Twist> twists = [];

    /// <summary>What it was asked, in order: "find", "insert 1", "update 2" with the version, "steps 1-10".</summary>
    public List<string> Calls { get; } = [];

    /// <summary>The version it has of each dossier.</summary>
    public Dictionary<string, long> Held { get; } = [];

    /// <summary>Numbers of the steps it has, as they came.</summary>
    public List<int> Steps { get; } = [];

    /// <summary>The next such call has its effect, and its answer is lost.</summary>
    public void LoseAnswerOf(string call) => twists.Add(new(call, Effect: true, new PortalAnswer.Unknown("no answer in time"), During: null));

    /// <summary>The next such call has no effect and this answer.</summary>
    public void AnswerTo(string call, PortalAnswer answer, Func<Task>? during = null) => twists.Add(new(call, Effect: false, answer, during));

    /// <summary>During the next such call, after its effect, this happens.</summary>
    public void During(string call, Func<Task> happening) => twists.Add(new(call, Effect: true, Answer: null, happening));

    public Task<PortalAnswer> FindAsync(string code, CancellationToken cancellationToken) =>
        AnswerAsync("find", "find", () => Held.ContainsKey(code) ? new PortalAnswer.AlreadyThere() : new PortalAnswer.Missing(), cancellationToken);

    public Task<PortalAnswer> InsertAsync(PortalFiling filing, CancellationToken cancellationToken) => AnswerAsync(
        "insert",
        $"insert {filing.Filing.Version}",
        () => Held.TryAdd(filing.Filing.Code, filing.Filing.Version) ? new PortalAnswer.Taken() : new PortalAnswer.AlreadyThere(),
        cancellationToken);

    public Task<PortalAnswer> UpdateAsync(PortalFiling filing, CancellationToken cancellationToken) => AnswerAsync(
        "update",
        $"update {filing.Filing.Version}",
        () =>
        {
            if (!Held.ContainsKey(filing.Filing.Code))
            {
                return new PortalAnswer.Missing();
            }

            Held[filing.Filing.Code] = filing.Filing.Version;
            return new PortalAnswer.Taken();
        },
        cancellationToken);

    public Task<PortalAnswer> SendStepsAsync(PortalFiling filing, IReadOnlyList<FilingStep> steps, CancellationToken cancellationToken) => AnswerAsync(
        "steps",
        $"steps {steps[0].Number}-{steps[^1].Number}",
        () =>
        {
            if (!Held.ContainsKey(filing.Filing.Code))
            {
                return new PortalAnswer.Missing();
            }

            Steps.AddRange(steps.Select(s => s.Number));
            return new PortalAnswer.Taken();
        },
        cancellationToken);

    /// <summary>Forgets all of it.</summary>
    public void Reset()
    {
        twists.Clear();
        Calls.Clear();
        Held.Clear();
        Steps.Clear();
    }

    private async Task<PortalAnswer> AnswerAsync(string kind, string call, Func<PortalAnswer> effect, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Calls.Add(call);
        var twist = twists.FirstOrDefault(t => t.Call == kind);
        if (twist is null)
        {
            return effect();
        }

        twists.Remove(twist);
        var honest = twist.Effect ? effect() : null;
        await (twist.During?.Invoke() ?? Task.CompletedTask);
        return twist.Answer ?? honest!;
    }

    private sealed record Twist(string Call, bool Effect, PortalAnswer? Answer, Func<Task>? During);
}
