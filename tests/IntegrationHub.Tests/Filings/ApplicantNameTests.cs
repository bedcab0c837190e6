using System.Text;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Filings;

[Collection<FilingTests>]
public sealed class ApplicantNameTests(FilingHub hub)
{
    // As macOS and some phones write it: each mark a character of its own.
    private const string Apart = "Nguye\u0302\u0303n Thi\u0323 A\u0301nh";

    [Fact]
    public async Task Whatever_form_it_is_typed_in_it_is_kept_composed()
    {
        var filing = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(change: f => f.Applicants[0].FullName = Apart));

        var stored = await hub.Filings.GetAsync(filing.Name);
        Assert.Equal("Nguyễn Thị Ánh", stored.Applicants[0].FullName);
    }

    [Fact]
    public async Task It_is_kept_without_the_spaces_around_it()
    {
        var filing = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(change: f => f.Applicants[0].FullName = "  K'Brểu \t"));

        Assert.Equal("K'Brểu", filing.Applicants[0].FullName);
    }

    // What a decoder writes where it could not read.
    [Fact]
    public async Task A_name_that_got_lost_on_the_way_is_refused()
    {
        var refused = await Refused.ByAsync(() => hub.Filings.SubmitAsync(NewFilings.MaritalStatus(change: f => f.Applicants[0].FullName = "Nguy\uFFFDn An")));

        var violation = Assert.Single(refused.Violations);
        Assert.Equal(("filing.applicants[0].full_name", "FIELD_INVALID"), (violation.Field, violation.Reason));
    }

    [Fact]
    public async Task Two_hundred_characters_outside_of_the_basic_plane_are_counted_as_they_are_sent()
    {
        var long200 = string.Concat(Enumerable.Repeat(new Rune(0x20000).ToString(), 100));

        var filing = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(change: f => f.Applicants[0].FullName = long200));
        var refused = await Refused.ByAsync(() => hub.Filings.SubmitAsync(NewFilings.MaritalStatus(change: f => f.Applicants[0].FullName = long200 + "x")));

        Assert.Equal(long200, filing.Applicants[0].FullName);
        Assert.Equal("FIELD_INVALID", refused.Reason);
    }
}
