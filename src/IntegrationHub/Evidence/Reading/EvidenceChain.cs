using IntegrationHub.Rpc;

namespace IntegrationHub.Evidence.Reading;

/// <summary>The name of a chain that the caller may have.</summary>
internal sealed record EvidenceChain
{
    private EvidenceChain(string name) => Name = name;

    public string Name { get; }

    /// <summary>A chain tells of all sectors of its commune, so the caller must reach them all.</summary>
    public static Result<EvidenceChain> Parse(string parent, Caller caller)
    {
        if (parent == EvidenceEntry.Hub)
        {
            return caller.CoversAll ? new EvidenceChain(parent) : EvidenceErrors.ChainNotGranted(caller, "-");
        }

        if (!ResourceName.TryParse(parent, "communes/*", out var parts))
        {
            return ResourceName.Malformed("parent", "communes/{code}");
        }

        return caller.CoversWhole(parts[0]) ? new EvidenceChain(parent) : EvidenceErrors.ChainNotGranted(caller, parts[0]);
    }
}
