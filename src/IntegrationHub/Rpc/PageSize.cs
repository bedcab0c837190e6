using Grpc.Core;
using IntegrationHub.Errors.V1;

namespace IntegrationHub.Rpc;

/// <summary>How many rows a page holds: 0 means the default, above the bound is refused rather than cut in silence.</summary>
internal static class PageSize
{
    public static Result<int> Parse(int requested, int byDefault, int most)
    {
        if (requested == 0)
        {
            return byDefault;
        }

        if (requested > 0 && requested <= most)
        {
            return requested;
        }

        var message = $"'page_size' must be 0 to {most}.";
        return new Refusal(StatusCode.InvalidArgument, ErrorReason.FieldInvalid, message)
        {
            Violations = [new("page_size", ErrorReason.FieldInvalid, message)],
        };
    }
}
