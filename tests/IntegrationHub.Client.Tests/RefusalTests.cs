using Grpc.Core;
using IntegrationHub.Errors.V1;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Client.Tests;

public class RefusalTests
{
    [Fact]
    public async Task A_refusal_is_told_once_with_reason_metadata_and_status()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client();
        hub.Filings.Submit = _ => throw Refusals.Of(
            StatusCode.FailedPrecondition, ErrorReason.CommuneAbolished, ("commune", "24769"), ("successors", "24781,24787"));

        var refusal = await Assert.ThrowsAsync<HubRefusalException>(
            () => client.Filings.SubmitAsync(new SubmitFilingRequest(), TestContext.Current.CancellationToken));

        Assert.Equal(ErrorReason.CommuneAbolished, refusal.Reason);
        Assert.Equal("COMMUNE_ABOLISHED", refusal.ReasonName);
        Assert.Equal(StatusCode.FailedPrecondition, refusal.StatusCode);
        Assert.Equal("24781,24787", refusal.Metadata["successors"]);
        Assert.Equal("the hub's words", refusal.Message);
        Assert.Null(refusal.RetryAfter);
        Assert.Single(hub.Filings.Submissions);
    }

    [Fact]
    public async Task Every_violation_is_told_with_its_own_reason()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client();
        hub.Filings.Submit = _ => throw Refusals.OfFields(
            ("filing.procedure", ErrorReason.ProcedureUnknown),
            ("filing.applicants[0].identification.number", ErrorReason.PersonalIdSexDiffers));

        var refusal = await Assert.ThrowsAsync<HubRefusalException>(
            () => client.Filings.SubmitAsync(new SubmitFilingRequest(), TestContext.Current.CancellationToken));

        Assert.Equal(
            [
                new HubViolation("filing.procedure", ErrorReason.ProcedureUnknown, "as told"),
                new HubViolation("filing.applicants[0].identification.number", ErrorReason.PersonalIdSexDiffers, "as told"),
            ],
            refusal.Violations);
        Assert.Equal(ErrorReason.ProcedureUnknown, refusal.Reason);
    }

    [Fact]
    public async Task A_status_without_a_reason_is_a_refusal_without_a_reason()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client();

        var refusal = await Assert.ThrowsAsync<HubRefusalException>(
            () => client.Lanes.ListAsync(TestContext.Current.CancellationToken));

        Assert.Equal(StatusCode.Unimplemented, refusal.StatusCode);
        Assert.Equal(ErrorReason.Unspecified, refusal.Reason);
        Assert.Empty(refusal.ReasonName);
    }
}
