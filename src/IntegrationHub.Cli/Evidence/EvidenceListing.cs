using IntegrationHub.Cli.Output;
using IntegrationHub.Evidence.V1;

namespace IntegrationHub.Cli.Evidence;

/// <summary>What a table shows of seals.</summary>
internal static class EvidenceListing
{
    public static IReadOnlyList<Column<DaySeal>> Seals { get; } =
    [
        new("Day", seal => ContractText.Of(Body(seal).SealDate)),
        new("Records", seal => ContractText.Of(Body(seal).RecordCount), Number: true),
        new("Chains", seal => ContractText.Of(Body(seal).ChainCount), Number: true),
        new("Signed", seal => ContractText.Of(Body(seal).SignTime)),
        new("Time stamp", seal => !seal.TimeStampToken.IsEmpty ? "yes" : Body(seal).TimeStampAuthority.Length > 0 ? "not yet" : "none"),
        new("Key", seal => seal.KeyId),
    ];

    private static SealBody Body(DaySeal seal) => SealBody.Parser.ParseFrom(seal.Body);
}
