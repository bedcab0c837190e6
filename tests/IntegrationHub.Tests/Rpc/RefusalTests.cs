using Google.Rpc;
using Grpc.Core;
using IntegrationHub.Errors.V1;
using IntegrationHub.Rpc;
using Xunit;
using StatusCode = Grpc.Core.StatusCode;

namespace IntegrationHub.Tests.Rpc;

public sealed class RefusalTests
{
    private static readonly Refusal Plain = new(StatusCode.NotFound, ErrorReason.FilingUnknown, "There is no such filing.");

    public static TheoryData<ErrorReason> Reasons => [.. Enum.GetValues<ErrorReason>()];

    [Fact]
    public void It_leaves_as_a_status_with_reason_domain_and_metadata()
    {
        var status = Plain.With("filing", "communes/1/filings/2").ToRpcException();

        var info = status.GetRpcStatus()!.GetDetail<ErrorInfo>()!;
        Assert.Equal((StatusCode.NotFound, "There is no such filing."), (status.StatusCode, status.Status.Detail));
        Assert.Equal(("FILING_UNKNOWN", "integrationhub.lamdong.gov.vn"), (info.Reason, info.Domain));
        Assert.Equal("communes/1/filings/2", info.Metadata["filing"]);
    }

    [Fact]
    public void Where_no_field_is_at_fault_and_no_repeat_helps_nothing_says_so()
    {
        var status = Plain.ToRpcException().GetRpcStatus()!;

        Assert.Null(status.GetDetail<BadRequest>());
        Assert.Null(status.GetDetail<RetryInfo>());
    }

    [Fact]
    public void Every_field_at_fault_comes_with_its_own_reason()
    {
        var refusal = Plain with { Violations = [new("a", ErrorReason.FieldRequired, "A is required."), new("b[0].c", ErrorReason.FieldInvalid, "C is odd.")] };

        var violations = refusal.ToRpcException().GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations;

        Assert.Equal([("a", "FIELD_REQUIRED", "A is required."), ("b[0].c", "FIELD_INVALID", "C is odd.")], violations.Select(v => (v.Field, v.Reason, v.Description)));
    }

    [Fact]
    public void When_a_repeat_may_help_it_says_when()
    {
        var refusal = Plain with { RetryAfter = TimeSpan.FromSeconds(1.5) };

        var retry = refusal.ToRpcException().GetRpcStatus()!.GetDetail<RetryInfo>()!;

        Assert.Equal(TimeSpan.FromSeconds(1.5), retry.RetryDelay.ToTimeSpan());
    }

    [Theory, MemberData(nameof(Reasons))]
    public void Every_reason_has_a_name_without_the_prefix_of_the_enum(ErrorReason reason) =>
        Assert.Matches("^[A-Z]+(_[A-Z]+)*$", Refusal.ContractName(reason).Replace("ERROR_REASON", "error", StringComparison.Ordinal));
}
