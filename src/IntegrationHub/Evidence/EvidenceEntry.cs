using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Evidence;

/// <summary>One thing that happened, before it has a place in its chain. Holds no personal data.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Subject">Resource name of what it happened to.</param>
/// <param name="At">When.</param>
internal sealed record EvidenceEntry(EvidenceKind Kind, string Subject, DateTimeOffset At)
{
    /// <summary>The chain of what concerns no commune in particular.</summary>
    public const string Hub = "hub";

    /// <summary>Who did it. Null: the hub itself.</summary>
    public Caller? By { get; init; }

    /// <summary>SHA-256 of the request or the content. Empty: there is none.</summary>
    public byte[] Fingerprint { get; init; } = [];

    /// <summary>Version of the subject after it. 0: it has none.</summary>
    public long Version { get; init; }

    /// <summary>How it ended, a word of the contract.</summary>
    public string Status { get; init; } = "";

    /// <summary>Dossier codes of the filings that were given out.</summary>
    public IReadOnlyList<string> ReadFilings { get; init; } = [];

    /// <summary>Why, in the words of who did it.</summary>
    public string Reason { get; init; } = "";

    /// <summary>By the commune in the subject's name; a subject of no commune is in the hub's own chain.</summary>
    public string Chain => Subject.Split('/', 3) is ["communes", { Length: > 0 } code, ..] ? $"communes/{code}" : Hub;

    public string Organisation => By is null ? "" : $"organisations/{By.Organisation}";

    public EvidenceBody ToBody() => new()
    {
        Chain = Chain,
        Kind = Kind,
        Subject = Subject,
        Organisation = Organisation,
        Rpc = By?.Rpc ?? "",
        Fingerprint = ByteString.CopyFrom(Fingerprint),
        Version = Version,
        Status = Status,
        ReadFilings = { ReadFilings },
        RecordTime = At.ToTimestamp(),
        Reason = Reason,
    };
}
