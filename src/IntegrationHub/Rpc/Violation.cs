using Google.Rpc;
using IntegrationHub.Errors.V1;

namespace IntegrationHub.Rpc;

/// <summary>One field at fault: its path in the request, why, and in words.</summary>
internal sealed record Violation(string Field, ErrorReason Reason, string Description)
{
    public BadRequest.Types.FieldViolation ToContract() => new()
    {
        Field = Field,
        Reason = Refusal.ContractName(Reason),
        Description = Description,
    };
}
