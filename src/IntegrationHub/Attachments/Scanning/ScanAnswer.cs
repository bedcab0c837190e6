namespace IntegrationHub.Attachments.Scanning;

/// <summary>What can follow from asking the scanner about a file. No answer is never "clean".</summary>
internal abstract record ScanAnswer
{
    private ScanAnswer()
    {
    }

    /// <summary>It found nothing.</summary>
    public sealed record Clean : ScanAnswer;

    /// <summary>It found something, and names it so.</summary>
    public sealed record Infected(string Signature) : ScanAnswer;

    /// <summary>It does not take as much. Asking again cannot help before its settings change.</summary>
    public sealed record TooLarge : ScanAnswer;

    /// <summary>No answer, half of one, or one that says neither.</summary>
    public sealed record Unknown(string Cause) : ScanAnswer;

    /// <summary>It could not be reached.</summary>
    public sealed record Unreached(string Cause) : ScanAnswer;
}
