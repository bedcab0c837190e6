using Google.Protobuf;
using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

/// <summary>What every request to change a filing has in common, checked in one place.</summary>
internal sealed record FilingChangeRequest(FilingName Name, RequestKey Request, ProgressStep Step)
{
    /// <summary>The common part; what is wrong with it is added to <paramref name="violations"/>, null then.</summary>
    public static FilingChangeRequest? Check(
        string nameField, string name, string requestId, ProgressStep? step, IMessage request, DateTimeOffset now, Violations violations)
    {
        if (FilingName.Parse(nameField, name).IsRefused(out var refusal, out var filing))
        {
            violations.Add(nameField, refusal);
        }
        else if (filing.Commune == FilingName.AnyCommune)
        {
            violations.Invalid(nameField, "must name the receiving commune");
        }

        if (RequestKey.Parse(filing?.Commune ?? "", requestId, request).IsRefused(out refusal, out var key))
        {
            violations.Add("request_id", refusal);
        }

        var whole = StepRules.Check(step, now, violations);
        return violations.None ? new FilingChangeRequest(filing!, key, whole) : null;
    }
}
