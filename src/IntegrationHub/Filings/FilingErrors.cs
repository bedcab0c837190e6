using Grpc.Core;
using IntegrationHub.Catalogue;
using IntegrationHub.Errors.V1;
using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

internal static class FilingErrors
{
    public static Refusal Unknown(string name) =>
        new Refusal(StatusCode.NotFound, ErrorReason.FilingUnknown, $"There is no filing '{name}'.").With("filing", name);

    public static Refusal MoveNotAllowed(Filing filing, FilingStatus to)
    {
        var allowed = string.Join(',', FilingMoves.From(filing.Status).Select(s => s.ContractName()));
        return new Refusal(
            StatusCode.FailedPrecondition,
            ErrorReason.StatusMoveNotAllowed,
            $"Filing {filing.Code} is {filing.Status.ContractName()} and cannot become {to.ContractName()}; allowed: {(allowed.Length > 0 ? allowed : "none, it is final")}.")
            .With("filing", filing.Name).With("from", filing.Status.ContractName()).With("to", to.ContractName()).With("allowed", allowed);
    }

    // Not a move that is missing from the state machine: a filing in ACCEPTED may well become
    // IN_PROCESS, only not by documents nobody asked for.
    public static Refusal SupplementNotRequested(Filing filing) =>
        new Refusal(
            StatusCode.FailedPrecondition,
            ErrorReason.SupplementNotRequested,
            $"Filing {filing.Code} is {filing.Status.ContractName()}: no documents are awaited. Ask for them with RequestSupplement first.")
            .With("filing", filing.Name).With("status", filing.Status.ContractName());

    public static Refusal EtagMismatch(Filing filing) =>
        new Refusal(StatusCode.Aborted, ErrorReason.EtagMismatch, $"Filing {filing.Code} changed since it was read. Read it again, then decide.")
            .With("etag", filing.Etag);

    public static Refusal ChannelNotOffered(string procedure, string channel) =>
        new Refusal(StatusCode.InvalidArgument, ErrorReason.ChannelNotOffered, $"Procedure {procedure} is not offered on channel {channel}.")
            .With("procedure", procedure).With("channel", channel);

    public static Refusal SectorNotGranted(string organisation, Procedure procedure) =>
        new Refusal(
            StatusCode.PermissionDenied, ErrorReason.SectorNotGranted,
            $"No grant of '{organisation}' holds SubmitFiling for procedures of the sector of {procedure.Code}.")
            .With("organisation", organisation).With("rpc", "integrationhub.filings.v1.FilingService/SubmitFiling").With("procedure", procedure.Code);

    public static Refusal ComponentMissing(string procedure, string component, string displayName) =>
        new Refusal(StatusCode.InvalidArgument, ErrorReason.ComponentMissing, $"Procedure {procedure} requires component {component} ({displayName}).")
            .With("procedure", procedure).With("component", component);

    public static Refusal ComponentUnknown(string procedure, string component) =>
        new Refusal(StatusCode.InvalidArgument, ErrorReason.ComponentUnknown, $"Procedure {procedure} has no component '{component}'.")
            .With("procedure", procedure).With("component", component);

    public static Refusal ResultUnknown(string procedure, string result) =>
        new Refusal(StatusCode.InvalidArgument, ErrorReason.ResultUnknown, $"Procedure {procedure} has no result '{result}'.")
            .With("procedure", procedure).With("result", result);

    public static Refusal DueTooEarly(string field) => Field(field, ErrorReason.FieldInvalid, $"'{field}' lies before the submission.");

    public static Refusal FilterInvalid(string why) => Field("filter", ErrorReason.FilterInvalid, why);

    public static Refusal CursorInvalid() =>
        Field("cursor", ErrorReason.CursorInvalid, "The cursor was not given out for this parent. Start without one.");

    private static Refusal Field(string field, ErrorReason reason, string message) =>
        new(StatusCode.InvalidArgument, reason, message) { Violations = [new(field, reason, message)] };
}
