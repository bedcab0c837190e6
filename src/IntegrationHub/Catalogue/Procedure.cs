using System.Text.Json.Serialization;
using IntegrationHub.Catalogue.V1;

namespace IntegrationHub.Catalogue;

/// <summary>One version of an administrative procedure. Empty text or list: not published.</summary>
internal sealed record Procedure
{
    // These four are columns of their own and no part of the content that is hashed:
    // the same words from another source are no new version.

    /// <summary>National code, "1.001193".</summary>
    [JsonIgnore]
    public string Code { get; init; } = "";

    /// <summary>From 1.</summary>
    [JsonIgnore]
    public int Version { get; init; }

    [JsonIgnore]
    public DateTimeOffset EffectiveAt { get; init; }

    /// <summary>Where this version came from.</summary>
    [JsonIgnore]
    public string Source { get; init; } = "";

    public required string Name { get; init; }

    public required string SectorCode { get; init; }

    public required string SectorName { get; init; }

    /// <summary>Settled while the citizen waits.</summary>
    public required bool Immediate { get; init; }

    public required string Competence { get; init; }

    /// <summary>Empty: all channels are accepted.</summary>
    public required IReadOnlyList<ProcedureChannel> Channels { get; init; }

    public required IReadOnlyList<ProcedureComponent> Components { get; init; }

    /// <summary>
    /// What no filing is accepted without: of each group at least one component. A group of
    /// several stands for cases of the procedure that ask for the same thing under different
    /// codes; a filing does not say its case, so only what all cases share can be required.
    /// </summary>
    public required IReadOnlyList<IReadOnlyList<string>> RequiredGroups { get; init; }

    public required IReadOnlyList<ProcedureResult> Results { get; init; }

    public required IReadOnlyList<string> LegalBases { get; init; }

    public required string Decision { get; init; }

    /// <summary>True when the procedure may be filed on the channel.</summary>
    public bool IsOfferedOn(Channel channel) => Channels.Count == 0 || Channels.Any(c => c.Channel == channel);

    /// <summary>The groups of which nothing was handed in.</summary>
    public IEnumerable<IReadOnlyList<string>> MissingGroups(IReadOnlySet<string> handedIn) =>
        RequiredGroups.Where(group => !group.Any(handedIn.Contains));
}

/// <summary>How a procedure may be filed on one channel.</summary>
/// <param name="WorkingDays">0: the text names no number of working days.</param>
/// <param name="TimeLimit">As published.</param>
/// <param name="FeeDong">0 with an empty <paramref name="Fee"/>: free of charge or not published.</param>
/// <param name="Fee">As published, where it is more than one number.</param>
internal sealed record ProcedureChannel(Channel Channel, int WorkingDays, string TimeLimit, long FeeDong, string Fee);

/// <summary>A document that a filing of the procedure holds.</summary>
/// <param name="Code">National code, or "{procedure code}-TP{nn}" by its place where none is published.</param>
/// <param name="Case">The case in which it is asked for. Empty: in every case.</param>
/// <param name="Required">True when no filing is accepted without this very component.</param>
/// <param name="Form">Form number. Empty: free form.</param>
internal sealed record ProcedureComponent(string Code, string Name, string Case, int Originals, int Copies, bool Required, string Form);

/// <summary>Something the procedure issues.</summary>
/// <param name="Code">National code. Empty: not published.</param>
internal sealed record ProcedureResult(string Code, string Name);
