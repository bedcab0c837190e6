using Grpc.Core;
using IntegrationHub.Errors.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Evidence;

internal static class EvidenceErrors
{
    public static Refusal SealUnknown(DateOnly? day)
    {
        var text = day?.ToString("yyyy-MM-dd") ?? "";
        return new Refusal(StatusCode.NotFound, ErrorReason.SealUnknown, day is null ? "No day is sealed yet." : $"There is no seal of {text}.")
            .With("seal_date", text);
    }

    public static Refusal ChainUnknown(string chain, DateOnly day) =>
        new Refusal(StatusCode.NotFound, ErrorReason.ChainUnknown, $"Nothing was recorded in '{chain}' up to {day:yyyy-MM-dd}.")
            .With("chain", chain).With("seal_date", $"{day:yyyy-MM-dd}");

    public static Refusal FilingUnknown(string name) =>
        new Refusal(StatusCode.NotFound, ErrorReason.FilingUnknown, $"There is no evidence of a filing '{name}'.").With("filing", name);

    /// <summary>A chain tells of all sectors, so a grant for some of them is not enough.</summary>
    public static Refusal ChainNotGranted(Caller caller, string commune) =>
        new Refusal(
            StatusCode.PermissionDenied, ErrorReason.CommuneNotGranted,
            $"No grant of '{caller.Organisation}' holds {caller.Rpc} for all sectors of {(commune == "-" ? "the hub as a whole" : $"commune {commune}")}.")
            .With("organisation", caller.Organisation).With("rpc", caller.Rpc).With("commune", commune);
}
