using IntegrationHub.Filings.V1;

namespace IntegrationHub.Filings;

/// <summary>Something that happened to a filing, to be told to whoever watches.</summary>
internal sealed record FilingEvent(Filing Filing, FilingEventKind Kind, DateTimeOffset At)
{
    /// <summary>The officer's step behind it. Null: an event of delivery, or none was told.</summary>
    public ProgressStep? Step { get; init; }

    public string Reason { get; init; } = "";
}
