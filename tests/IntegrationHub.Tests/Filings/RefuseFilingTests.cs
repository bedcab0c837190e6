using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Filings;

[Collection<FilingTests>]
public sealed class RefuseFilingTests(FilingHub hub)
{
    private static readonly Dictionary<string, BadFiling> Mistakes =
        BadPlaces.All.Concat(BadApplicants.All).Concat(BadContents.All).ToDictionary();

    public static TheoryData<string> Names => [.. Mistakes.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task A_mistake_is_told_with_its_field_its_reason_and_what_belongs_to_it(string name)
    {
        var (request, mistake) = Spoil(name);

        var refused = await Refused.ByAsync(() => hub.Filings.SubmitAsync(request));

        var violation = Assert.Single(refused.Violations);
        Assert.Equal((mistake.Field, mistake.Reason), (violation.Field, violation.Reason));
        Assert.Equal((mistake.Code, mistake.Reason), (refused.Code, refused.Reason));
        Assert.All(mistake.Metadata, expected => Assert.Equal(expected.Value, refused.Info.Metadata[expected.Key]));
        Assert.Null(refused.RetryAfter);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_refusal_never_tells_who_filed(string name)
    {
        var (request, _) = Spoil(name);

        var refused = await Refused.ByAsync(() => hub.Filings.SubmitAsync(request));

        var personal = request.Filing.Applicants.SelectMany(a => new[] { a.FullName.Trim(), a.Identification?.Number ?? "", a.Phone, a.Email, a.Address });
        Assert.All(personal.Where(text => text.Length > 3), text => Assert.DoesNotContain(text, refused.AllText, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Refused_filings_leave_nothing_behind_and_use_up_no_number()
    {
        var before = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus());
        var rows = await TableRows.CountAllAsync(hub.Database);

        foreach (var name in Mistakes.Keys)
        {
            await Refused.ByAsync(() => hub.Filings.SubmitAsync(Spoil(name).Request));
        }

        Assert.Equal(rows, await TableRows.CountAllAsync(hub.Database));
        var after = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus());
        Assert.Equal(DossierCodes.Number(before.Code) + 1, DossierCodes.Number(after.Code));
    }

    [Fact]
    public async Task All_mistakes_of_a_filing_are_told_at_once()
    {
        var request = NewFilings.Marriage();
        string[] names = ["a request id that is no UUID", "no channel", "another sex", "a mistake about the second", "a required component missing", "a negative fee", "handed in in the future"];
        foreach (var name in names)
        {
            Mistakes[name].Spoil(request);
        }

        var refused = await Refused.ByAsync(() => hub.Filings.SubmitAsync(request));

        Assert.Equal(
            names.Select(n => (Mistakes[n].Field, Mistakes[n].Reason)).Order(),
            refused.Violations.Select(v => (v.Field, v.Reason)).Order());
        Assert.Equal(refused.Violations[0].Reason, refused.Reason);
    }

    // A refusal travels in a header: some clients take no more than 8 KiB of them all.
    [Fact]
    public async Task Of_very_many_mistakes_so_many_are_told_as_a_caller_can_take()
    {
        var request = NewFilings.MaritalStatus();
        for (var i = 0; i < 100; i++)
        {
            var component = new FilingComponent { Code = $"not a code {i}", DisplayName = new string('x', 501), PaperCopies = -1, PaperOriginals = -1 };
            component.Attachments.AddRange(Enumerable.Repeat("not an attachment", 20));
            request.Filing.Components.Add(component);
        }

        var refused = await Refused.ByAsync(() => hub.Filings.SubmitAsync(request));

        Assert.Equal(25, refused.Violations.Count);
        Assert.Contains("And 2399 more", refused.Message, StringComparison.Ordinal);
        Assert.InRange(refused.HeaderBytes, 1, 7 * 1024);
    }

    [Fact]
    public async Task A_request_of_nothing_names_all_that_is_required()
    {
        var refused = await Refused.ByAsync(() => hub.Filings.SubmitAsync(new SubmitFilingRequest()));

        Assert.Equal(
            ["filing.applicants", "filing.channel", "filing.procedure", "parent", "request_id"],
            refused.Violations.Select(v => v.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_mended_is_accepted_under_the_same_request_id()
    {
        var (request, _) = Spoil("another sex");
        await Refused.ByAsync(() => hub.Filings.SubmitAsync(request));
        request.Filing.Applicants[0].Sex = Sex.Male;

        var accepted = await hub.Filings.SubmitAsync(request);

        Assert.Equal(FilingStatus.Registered, accepted.Status);
    }

    private static (SubmitFilingRequest Request, BadFiling Mistake) Spoil(string name)
    {
        var request = NewFilings.Marriage();
        Mistakes[name].Spoil(request);
        return (request, Mistakes[name]);
    }
}
