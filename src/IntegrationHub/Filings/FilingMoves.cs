using IntegrationHub.Filings.V1;
using static IntegrationHub.Filings.V1.FilingStatus;

namespace IntegrationHub.Filings;

/// <summary>The state machine of the ten national statuses, as the contract writes it.</summary>
internal static class FilingMoves
{
    private static readonly Dictionary<FilingStatus, FilingStatus[]> Allowed = new()
    {
        [Registered] = [Accepted, NotAccepted, SupplementRequested, Withdrawn],
        [Accepted] = [InProcess, SupplementRequested, PaymentRequested, Withdrawn, Stopped, Finished],
        [NotAccepted] = [],
        [InProcess] = [SupplementRequested, PaymentRequested, Withdrawn, Stopped, Finished],
        [SupplementRequested] = [Accepted, InProcess, NotAccepted, Withdrawn, Stopped],
        [PaymentRequested] = [InProcess, Withdrawn, Stopped, Finished],
        [Withdrawn] = [Stopped],
        [Stopped] = [],
        [Finished] = [ResultReturned],
        [ResultReturned] = [],
    };

    public static IReadOnlyList<FilingStatus> From(FilingStatus status) => Allowed[status];

    public static bool MayBecome(this FilingStatus from, FilingStatus to) => Allowed[from].Contains(to);

    /// <summary>True when the filing is over for the citizen.</summary>
    public static bool Ends(FilingStatus status) => status is NotAccepted or Withdrawn or Stopped or ResultReturned;

    /// <summary>The status as the contract writes it, without the enum's prefix. Example: IN_PROCESS.</summary>
    public static string ContractName(this FilingStatus status) => Names[status];

    /// <summary>The status of this name in the contract; null: there is none.</summary>
    public static FilingStatus? Find(string contractName) =>
        Names.FirstOrDefault(n => n.Value == contractName).Key is var found and not Unspecified ? found : null;

    private static readonly Dictionary<FilingStatus, string> Names = FilingReflection.Descriptor.EnumTypes
        .Single(e => e.Name == nameof(FilingStatus)).Values
        .ToDictionary(v => (FilingStatus)v.Number, v => v.Name["FILING_STATUS_".Length..]);
}
