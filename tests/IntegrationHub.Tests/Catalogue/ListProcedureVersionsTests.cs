using Grpc.Core;
using IntegrationHub.Catalogue;
using IntegrationHub.Errors.V1;
using Xunit;

namespace IntegrationHub.Tests.Catalogue;

[Collection<ReferenceTests>]
public sealed class ListProcedureVersionsTests(ReferenceSnapshot snapshot)
{
    [Fact]
    public void All_versions_come_newest_first()
    {
        var first = snapshot.Procedures.Find("1.001193")!;
        var list = new ListProcedureVersions(new ProcedureCatalogue([first, first with { Version = 3 }, first with { Version = 2 }]));

        var versions = list.Run(new() { Name = "procedures/1.001193" }).OrRefuse().Procedures;

        Assert.Equal([3, 2, 1], versions.Select(p => p.Version));
    }

    [Theory]
    [InlineData("procedures/9.999999", StatusCode.NotFound, ErrorReason.ProcedureUnknown)]
    [InlineData("procedures", StatusCode.InvalidArgument, ErrorReason.ResourceNameInvalid)]
    public void What_is_not_there_is_refused(string name, StatusCode code, ErrorReason reason)
    {
        var list = new ListProcedureVersions(snapshot.Procedures);

        var refusal = list.Run(new() { Name = name }).Refusal;

        Assert.Equal((code, reason), (refusal?.Code, refusal?.Reason));
    }
}
