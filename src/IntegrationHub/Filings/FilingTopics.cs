namespace IntegrationHub.Filings;

/// <summary>Topics of <see cref="Storage.StoreSignal"/> about filings.</summary>
internal static class FilingTopics
{
    /// <summary>An event was committed.</summary>
    public const string Happened = "filing";
}
