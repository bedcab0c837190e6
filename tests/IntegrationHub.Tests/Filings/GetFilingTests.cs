using Grpc.Core;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Filings;

[Collection<FilingTests>]
public sealed class GetFilingTests(FilingHub hub)
{
    [Fact]
    public async Task It_is_read_in_its_present_version()
    {
        var filing = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus());
        await hub.Filings.ProgressAsync(FilingChanges.Progress(filing.Name, FilingStatus.Accepted));
        var last = await hub.Filings.ProgressAsync(FilingChanges.Progress(filing.Name, FilingStatus.InProcess));

        var read = await hub.Filings.GetAsync(filing.Name);

        Assert.Equal(last, read);
        Assert.Equal((3, FilingStatus.InProcess), (read.Version, read.Status));
    }

    [Fact]
    public async Task Who_does_not_know_the_commune_writes_a_dash()
    {
        var filing = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus());

        var read = await hub.Filings.GetAsync($"communes/-/filings/{filing.Code}");

        Assert.Equal(filing.Name, read.Name);
    }

    [Fact]
    public async Task A_code_under_another_commune_is_unknown()
    {
        var filing = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(LamDong.PhanThiet, change: f => f.CompetentCommune = LamDong.XuanHuong));

        // Not even under the one that resolves it: a filing has one name.
        var refused = await Refused.ByAsync(() => hub.Filings.GetAsync($"{LamDong.XuanHuong}/filings/{filing.Code}"));

        Assert.Equal((StatusCode.NotFound, "FILING_UNKNOWN"), (refused.Code, refused.Reason));
        Assert.Equal($"{LamDong.XuanHuong}/filings/{filing.Code}", refused.Info.Metadata["filing"]);
    }

    [Fact]
    public async Task A_code_never_given_out_is_unknown()
    {
        var refused = await Refused.ByAsync(() => hub.Filings.GetAsync("communes/-/filings/H36.247.81-200101-0001"));

        Assert.Equal("FILING_UNKNOWN", refused.Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("H36.247.81-260302-0001")]
    [InlineData("communes/24781/filings/")]
    [InlineData("communes/24781/filings/*")]
    [InlineData("communes/24781/filing/H36.247.81-260302-0001")]
    [InlineData("communes/24781/filings/H36.247.81-260302-0001/steps")]
    public async Task A_name_of_another_form_is_refused(string name)
    {
        var refused = await Refused.ByAsync(() => hub.Filings.GetAsync(name));

        Assert.Equal((StatusCode.InvalidArgument, "RESOURCE_NAME_INVALID"), (refused.Code, refused.Reason));
        Assert.Equal("name", Assert.Single(refused.Violations).Field);
    }
}
