using IntegrationHub.Encryption;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Filings;

/// <summary>A stored filing. A change is a new value with the next version.</summary>
internal sealed record Filing
{
    /// <summary>Key of the row; nothing outside the hub sees it.</summary>
    public required long Id { get; init; }

    /// <summary>The dossier code (mã hồ sơ).</summary>
    public required string Code { get; init; }

    public required string ReceivingCommune { get; init; }

    public required string CompetentCommune { get; init; }

    public required string ProcedureCode { get; init; }

    public required int ProcedureVersion { get; init; }

    public required string CommuneReference { get; init; }

    public required FilingStatus Status { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public DateTimeOffset? AcceptedAt { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Seals its content, steps and events. Null: destroyed.</summary>
    public DataKey? Key { get; init; }

    /// <summary>When its content was destroyed. Null: it is there.</summary>
    public DateTimeOffset? ContentDestroyedAt { get; init; }

    /// <summary>
    /// What was handed in and what came of it: channel, summary, applicants, components, fees,
    /// supplements, results. Never changed in place. Empty once destroyed.
    /// </summary>
    public required V1.Filing Content { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required FilingDelivery Delivery { get; init; }

    /// <summary>Resource name in the contract.</summary>
    public string Name => $"communes/{ReceivingCommune}/filings/{Code}";

    /// <summary>Names this version to a caller who decides on it.</summary>
    public string Etag => $"\"v{Version}\"";

    /// <summary>
    /// The filing in <paramref name="next"/>, with the instants that go with the move. The move must be allowed.
    /// For the citizen it ends once: closing what was withdrawn ends nothing anew.
    /// </summary>
    public Filing MoveTo(FilingStatus next, DateTimeOffset now) => this with
    {
        Status = next,
        AcceptedAt = next == FilingStatus.Accepted ? AcceptedAt ?? now : AcceptedAt,
        FinishedAt = next == FilingStatus.Finished || (next == FilingStatus.ResultReturned && FinishedAt is null) ? now : FinishedAt,
        EndedAt = FilingMoves.Ends(next) ? EndedAt ?? now : EndedAt,
    };

    /// <summary>The next version, on its way to the portal again.</summary>
    public Filing NextVersion(DateTimeOffset now) => this with
    {
        Version = Version + 1,
        UpdatedAt = now,
        Delivery = Delivery with
        {
            State = DeliveryState.Pending,
            Reason = "",
            Attempts = 0,
            NextAttemptAt = Delivery.NextAttemptAt < now ? Delivery.NextAttemptAt : now,
        },
    };
}
