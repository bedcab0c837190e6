using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using IntegrationHub.Catalogue;
using IntegrationHub.Catalogue.V1;
using IntegrationHub.Errors.V1;
using Xunit;
using V1ProcedureChannel = IntegrationHub.Catalogue.V1.ProcedureChannel;

namespace IntegrationHub.Tests.Catalogue;

[Collection<ReferenceTests>]
public sealed class GetProcedureTests(ReferenceSnapshot snapshot)
{
    private readonly GetProcedure get = new(snapshot.Procedures);

    [Fact]
    public void A_procedure_comes_with_all_that_is_published()
    {
        var copy = get.Run(new() { Name = "procedures/2.000815" }).OrRefuse().Procedure;

        Assert.Equal(("procedures/2.000815", "2.000815", 1), (copy.Name, copy.Code, copy.Version));
        Assert.Equal(("G15-TP03", "Chứng thực"), (copy.SectorCode, copy.SectorDisplayName));
        Assert.Equal((true, "receiving commune", "3152/QĐ-BTP"), (copy.Immediate, copy.Competence, copy.Decision));
        Assert.Equal(new DateTimeOffset(2026, 8, 31, 17, 0, 0, TimeSpan.Zero).ToTimestamp(), copy.EffectiveTime);
        Assert.Equal("23/2015/NĐ-CP", copy.LegalBases[0]);
        Assert.Equal(
            new V1ProcedureChannel
            {
                Channel = Channel.Direct,
                TimeLimitWorkingDays = 1,
                TimeLimitText = "1 ngày làm việc",
                FeeDong = 2000,
                FeeText = "2.000 đồng/trang; từ trang thứ 3 trở lên 1.000 đồng/trang, tối đa 200.000 đồng/bản",
            },
            Assert.Single(copy.Channels));
        Assert.Equal(("000.00.00.G15-KQ1973", 1, 0, true), Assert.Single(copy.Components) is var c ? (c.Code, c.Originals, c.Copies, c.Required) : default);
        Assert.Equal("KQ.G15.000021", Assert.Single(copy.Results).Code);
    }

    [Fact]
    public void Cases_and_forms_are_told()
    {
        var residence = get.Run(new() { Name = "procedures/1.004222" }).OrRefuse().Procedure;

        Assert.Equal(("Thuê, mượn, ở nhờ", "CT01"), (residence.Components[2].CaseDisplayName, residence.Components[2].Form));
    }

    [Fact]
    public void A_procedure_without_details_is_known_all_the_same()
    {
        var pension = get.Run(new() { Name = "procedures/1.014027", Version = 1 }).OrRefuse().Procedure;

        Assert.Equal("Trợ cấp hưu trí xã hội", pension.DisplayName);
        Assert.Empty(pension.Channels);
        Assert.Empty(pension.Components);
    }

    [Theory]
    [InlineData("procedures/9.999999", 0, StatusCode.NotFound, ErrorReason.ProcedureUnknown)]
    [InlineData("procedures/1.001193", 2, StatusCode.NotFound, ErrorReason.ProcedureVersionUnknown)]
    [InlineData("procedures/1.001193", -1, StatusCode.NotFound, ErrorReason.ProcedureVersionUnknown)]
    [InlineData("1.001193", 0, StatusCode.InvalidArgument, ErrorReason.ResourceNameInvalid)]
    public void What_is_not_there_is_refused(string name, int version, StatusCode code, ErrorReason reason)
    {
        var refusal = get.Run(new() { Name = name, Version = version }).Refusal;

        Assert.Equal((code, reason), (refusal?.Code, refusal?.Reason));
    }

    [Fact]
    public void An_unknown_version_is_named()
    {
        var refusal = get.Run(new() { Name = "procedures/1.001193", Version = 7 }).Refusal;

        Assert.Equal([new("procedure", "1.001193"), new("version", "7")], refusal?.Metadata);
    }
}
