using System.Globalization;
using System.Security.Authentication;
using Grpc.Core;
using IntegrationHub.Client;
using IntegrationHub.Errors.V1;

namespace IntegrationHub.Cli.Output;

/// <summary>Says on the error stream why a call failed and what to do about it.</summary>
internal static class FailureWriter
{
    public static void Write(TextWriter error, HubRefusalException refusal)
    {
        var reason = refusal.ReasonName.Length > 0 ? refusal.ReasonName : ContractText.Of(refusal.StatusCode);
        error.WriteLine($"Refused: {reason}: {PlainTable.OneLine(refusal.Message)}");
        foreach (var violation in refusal.Violations)
        {
            error.WriteLine($"  {violation.Field}: {ContractText.Of(violation.Reason)}: {PlainTable.OneLine(violation.Description)}");
        }

        foreach (var (key, value) in refusal.Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            error.WriteLine($"  {key} = {PlainTable.OneLine(value)}");
        }

        error.WriteLine($"Retry: {Advice(refusal)}");
    }

    /// <summary>Returns the exit code: a hub that answered, though unable to work, was reached.</summary>
    public static int Write(TextWriter error, HubUnavailableException failure)
    {
        var reached = failure.Reason != ErrorReason.Unspecified;
        if (reached)
        {
            error.WriteLine($"Failed: {ContractText.Of(failure.Reason)}: {PlainTable.OneLine(failure.Message)}");
            error.WriteLine($"Retry: yes{After(failure.RetryAfter)}.");
        }
        else if (Untrusted(failure))
        {
            error.WriteLine($"What answers at {failure.Address} is not a hub that is trusted here: its certificate is not of the authorities that count, or not for that name.");
            error.WriteLine("Name its authority with --ca FILE or HUB_CA, or its data directory with --data DIR.");
        }
        else
        {
            error.WriteLine($"No hub answers at {failure.Address} ({failure.Attempts} attempts, {ContractText.Of(failure.StatusCode)}).");
            error.WriteLine($"Start one with 'hub serve', or name another with --hub ADDRESS or {SharedOptions.AddressVariable}.");
        }

        if (failure.RequestId.Length > 0)
        {
            error.WriteLine($"It may have been done all the same; repeated with request id {failure.RequestId} it is done once.");
        }

        return reached ? ExitCode.Failed : ExitCode.Unreachable;
    }

    private static bool Untrusted(HubUnavailableException failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException ?? (cause as RpcException)?.Status.DebugException)
        {
            if (cause is AuthenticationException)
            {
                return true;
            }
        }

        return false;
    }

    private static string Advice(HubRefusalException refusal) => refusal.Reason switch
    {
        ErrorReason.CommuneAbolished => "with one of the successors.",
        ErrorReason.EtagMismatch => "read it again, then decide.",
        ErrorReason.RequestIdReused => "with a new request id.",
        ErrorReason.AttachmentHashDiffers => "upload the file anew.",
        ErrorReason.AttachmentIncomplete => "after the rest of the file is sent.",
        ErrorReason.PageTokenInvalid => "from the first page.",
        ErrorReason.CursorInvalid => "without a cursor.",
        ErrorReason.CredentialsMissing => "no; the hub knows no organisation by this identity: somebody who may enters it with 'hub access organisations add-identity'.",
        ErrorReason.CredentialsInvalid => "with an identity that counts: --cert and --key, or --token-file.",
        ErrorReason.RpcNotGranted or ErrorReason.CommuneNotGranted => "once it is granted: see 'hub access explain', 'hub access grants create'.",
        ErrorReason.OrganisationSuspended => "once the organisation may call again: 'hub access organisations resume'.",
        ErrorReason.HubFault => "later; tell the hub's operators the trace id.",
        _ when refusal.RetryAfter is not null => $"yes{After(refusal.RetryAfter)}.",
        _ => "no, the same request cannot succeed.",
    };

    private static string After(TimeSpan? pause) =>
        pause is { } known ? string.Create(CultureInfo.InvariantCulture, $", after {known.TotalSeconds:0.#} s") : "";
}
