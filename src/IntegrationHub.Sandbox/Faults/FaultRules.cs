namespace IntegrationHub.Sandbox.Faults;

/// <summary>The faults in force. Each rule counts and draws for itself, so a run can be repeated.</summary>
internal sealed class FaultRules
{
    private readonly Lock gate = new();
    private readonly List<ActiveRule> active = [];

    public IReadOnlyList<FaultRule> Active
    {
        get
        {
            lock (gate)
            {
                return [.. active.Select(a => a.Rule with { Times = a.Left })];
            }
        }
    }

    public void Set(IEnumerable<FaultRule> rules)
    {
        lock (gate)
        {
            active.Clear();
            active.AddRange(rules.Select(r => new ActiveRule(r)));
        }
    }

    public void Add(IEnumerable<FaultRule> rules)
    {
        lock (gate)
        {
            active.AddRange(rules.Select(r => new ActiveRule(r)));
        }
    }

    /// <summary>The faults that strike this call: at most one latency and one other.</summary>
    public IReadOnlyList<FaultRule> Strike(string service, string? maHoSo)
    {
        lock (gate)
        {
            var struck = active.Where(a => a.Matches(service, maHoSo)).Where(a => a.Draws()).ToList();
            var chosen = struck.Where(a => a.Rule.Kind == FaultKind.Latency).Take(1)
                .Concat(struck.Where(a => a.Rule.Kind != FaultKind.Latency).Take(1)).ToList();
            chosen.ForEach(a => a.Spend());
            active.RemoveAll(a => a.Left == 0);
            return [.. chosen.Select(a => a.Rule)];
        }
    }

    private sealed class ActiveRule(FaultRule rule)
    {
        private readonly Random draw = new(rule.Seed);

        public FaultRule Rule => rule;

        public int? Left { get; private set; } = rule.Times;

        public bool Matches(string service, string? maHoSo) =>
            (rule.Service is null || rule.Service == service) && (rule.MaHoSo is null || rule.MaHoSo == maHoSo) && Left is not 0;

        public bool Draws() => rule.Probability >= 1 || draw.NextDouble() < rule.Probability;

        public void Spend() => Left--;
    }
}
