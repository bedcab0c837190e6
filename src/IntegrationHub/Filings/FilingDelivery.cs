using IntegrationHub.Filings.V1;

namespace IntegrationHub.Filings;

/// <summary>What the national portal is known to have of a filing.</summary>
internal sealed record FilingDelivery
{
    /// <summary>A filing just accepted.</summary>
    public static FilingDelivery Promised(DateTimeOffset now) => new() { State = DeliveryState.Pending, NextAttemptAt = now };

    public required DeliveryState State { get; init; }

    public string Reason { get; init; } = "";

    /// <summary>The version the portal confirmed; 0: none.</summary>
    public long DeliveredVersion { get; init; }

    public DateTimeOffset? DeliveredAt { get; init; }

    public int SettledAnswers { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset? NextAttemptAt { get; init; }

    public int StepsDelivered { get; init; }

    public int StepsUnconfirmed { get; init; }
}
