using Google.Rpc;
using Grpc.Core;
using IntegrationHub.Errors.V1;
using IntegrationHub.Rpc;
using Xunit;

namespace IntegrationHub.Tests.Communes;

[Collection<ReferenceTests>]
public sealed class CheckCommuneTests(ReferenceSnapshot snapshot)
{
    private readonly Violations violations = new();

    [Fact]
    public void A_served_commune_in_force_passes()
    {
        var commune = snapshot.Communes.CheckServed("commune", "communes/24781", Days.Today, violations);

        Assert.Equal("Phường Xuân Hương - Đà Lạt", commune?.Name);
        Assert.True(violations.None);
    }

    [Theory]
    [InlineData("")]
    [InlineData("24781")]
    [InlineData("communes/")]
    [InlineData("provinces/24781")]
    [InlineData("communes/24781/filings")]
    public void A_name_of_another_pattern_is_malformed(string name)
    {
        var commune = snapshot.Communes.Check("filing.commune", name, Days.Today, violations);

        Assert.Null(commune);
        var refusal = violations.ToRefusal();
        Assert.Equal((StatusCode.InvalidArgument, ErrorReason.ResourceNameInvalid), (refusal.Code, refusal.Reason));
        Assert.Equal("filing.commune", Assert.Single(refusal.Violations).Field);
    }

    [Fact]
    public void A_code_that_never_was_is_unknown()
    {
        var commune = snapshot.Communes.Check("commune", "communes/99999", Days.Today, violations);

        Assert.Null(commune);
        var refusal = violations.ToRefusal();
        Assert.Equal((StatusCode.InvalidArgument, ErrorReason.CommuneUnknown), (refusal.Code, refusal.Reason));
        Assert.Equal([new("commune", "99999")], refusal.Metadata);
    }

    [Fact]
    public void An_abolished_code_names_its_successors()
    {
        var commune = snapshot.Communes.Check("commune", "communes/24784", Days.Today, violations);

        Assert.Null(commune);
        var refusal = violations.ToRefusal();
        Assert.Equal((StatusCode.FailedPrecondition, ErrorReason.CommuneAbolished), (refusal.Code, refusal.Reason));
        Assert.Equal([new("commune", "24784"), new("abolished_on", "2025-07-01"), new("successors", "24781")], refusal.Metadata);
        Assert.Equal("24784 Phường 1 was abolished on 2025-07-01. Use instead: 24781 Phường Xuân Hương - Đà Lạt.", refusal.Message);
    }

    [Fact]
    public void An_abolished_split_code_names_all_its_successors()
    {
        snapshot.Communes.Check("commune", "communes/00139", Days.Reform, violations);
        var gone = snapshot.Communes.FindLatest("00139", Days.Before)!;

        var successors = violations.ToRefusal().Metadata.Single(m => m.Key == "successors").Value.Split(',');

        Assert.Equal(3, successors.Length);
        Assert.Equal(snapshot.Communes.SuccessorsOf(gone).Select(s => s.OtherCode), successors);
    }

    [Fact]
    public void The_same_code_passes_on_its_last_day()
    {
        var commune = snapshot.Communes.Check("commune", "communes/24784", Days.Before, violations);

        Assert.Equal("Phường 1", commune?.Name);
        Assert.True(violations.None);
    }

    [Fact]
    public void A_commune_of_another_province_is_known_but_not_served()
    {
        var known = snapshot.Communes.Check("commune", "communes/00004", Days.Today, violations);
        var served = snapshot.Communes.CheckServed("commune", "communes/00004", Days.Today, violations);

        Assert.NotNull(known);
        Assert.Null(served);
        var refusal = violations.ToRefusal();
        Assert.Equal((StatusCode.FailedPrecondition, ErrorReason.CommuneNotServed), (refusal.Code, refusal.Reason));
        Assert.Equal([new("commune", "00004"), new("province", "01")], refusal.Metadata);
    }

    [Fact]
    public void An_abolished_code_is_not_also_called_not_served()
    {
        snapshot.Communes.CheckServed("commune", "communes/24784", Days.Today, violations);

        var violation = Assert.Single(violations.ToRefusal().Violations);

        Assert.Equal(ErrorReason.CommuneAbolished, violation.Reason);
    }

    [Fact]
    public void Reason_and_successors_reach_the_caller_in_the_status()
    {
        snapshot.Communes.Check("commune", "communes/24784", Days.Today, violations);

        var status = violations.ToRefusal().ToRpcException().GetRpcStatus();

        Assert.Equal("COMMUNE_ABOLISHED", status?.GetDetail<ErrorInfo>()?.Reason);
        Assert.Equal("24781", status?.GetDetail<ErrorInfo>()?.Metadata["successors"]);
        Assert.Equal("COMMUNE_ABOLISHED", status?.GetDetail<BadRequest>()?.FieldViolations.Single().Reason);
    }
}
