using CsCheck;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Filings;

[Collection<FilingTests>]
public sealed class ListFilingPagesTests(FilingHub hub)
{
    [Fact]
    public async Task Pages_of_any_size_hold_every_filing_once()
    {
        var commune = hub.FreshCommune();
        var all = await SubmitAsync(commune, 11);

        await Gen.Int[1, 13].SampleAsync(
            async size => Assert.Equal(all, (await WalkAsync(new() { Parent = commune, PageSize = size }, () => Task.CompletedTask)).Select(f => f.Name)),
            iter: 13);
    }

    [Fact]
    public async Task Filings_that_come_while_somebody_walks_neither_double_nor_hide_the_others()
    {
        var commune = hub.FreshCommune();
        var all = await SubmitAsync(commune, 9);

        var walked = await WalkAsync(new() { Parent = commune, PageSize = 2 }, () => hub.Filings.SubmitAsync(NewFilings.MaritalStatus(commune)));

        Assert.Equal(all, walked.Select(f => f.Name));
    }

    [Fact]
    public async Task Changes_while_somebody_walks_move_nothing()
    {
        var commune = hub.FreshCommune();
        var all = await SubmitAsync(commune, 6);

        var walked = await WalkAsync(
            new() { Parent = commune, PageSize = 2 },
            () => hub.Filings.ProgressAsync(FilingChanges.Progress(all[^1])));

        Assert.Equal(all, walked.Select(f => f.Name));
        Assert.Equal(3, walked[^1].Version);
    }

    [Fact]
    public async Task Without_a_size_a_page_has_fifty()
    {
        var commune = hub.FreshCommune();
        await Task.WhenAll(Enumerable.Range(0, 51).Select(n => hub.Filings.SubmitAsync(NewFilings.MaritalStatus(commune, n))));

        var page = await hub.Filings.ListAsync(new() { Parent = commune });

        Assert.Equal(50, page.Filings.Count);
        Assert.NotEmpty(page.NextPageToken);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(501)]
    public async Task A_size_out_of_bounds_is_refused(int size)
    {
        var refused = await Refused.ByAsync(() => hub.Filings.ListAsync(new() { Parent = "communes/-", PageSize = size }));

        Assert.Equal(("FIELD_INVALID", "page_size"), (refused.Reason, Assert.Single(refused.Violations).Field));
    }

    [Fact]
    public async Task A_token_serves_the_query_it_was_given_out_for_and_no_other()
    {
        var commune = hub.FreshCommune();
        await SubmitAsync(commune, 2);
        var token = (await hub.Filings.ListAsync(new() { Parent = commune, PageSize = 1 })).NextPageToken;

        var ofAnotherParent = await Refused.ByAsync(() => hub.Filings.ListAsync(new() { Parent = "communes/-", PageToken = token }));
        var ofAnotherFilter = await Refused.ByAsync(() => hub.Filings.ListAsync(new() { Parent = commune, Filter = "status = REGISTERED", PageToken = token }));
        var madeUp = await Refused.ByAsync(() => hub.Filings.ListAsync(new() { Parent = commune, PageToken = "2" }));

        Assert.All([ofAnotherParent, ofAnotherFilter, madeUp], refused => Assert.Equal("PAGE_TOKEN_INVALID", refused.Reason));
    }

    [Fact]
    public async Task The_size_may_change_from_page_to_page()
    {
        var commune = hub.FreshCommune();
        var all = await SubmitAsync(commune, 5);
        var first = await hub.Filings.ListAsync(new() { Parent = commune, PageSize = 1 });

        var rest = await hub.Filings.ListAsync(new() { Parent = commune, PageSize = 500, PageToken = first.NextPageToken });

        Assert.Equal(all[1..], rest.Filings.Select(f => f.Name));
        Assert.Empty(rest.NextPageToken);
    }

    // Newest first, as they are to be listed.
    private async Task<List<string>> SubmitAsync(string commune, int count)
    {
        var names = new List<string>();
        for (var citizen = 0; citizen < count; citizen++)
        {
            names.Insert(0, (await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(commune, citizen))).Name);
        }

        return names;
    }

    private async Task<List<Filing>> WalkAsync(ListFilingsRequest request, Func<Task> between)
    {
        var walked = new List<Filing>();
        do
        {
            var page = await hub.Filings.ListAsync(request);
            walked.AddRange(page.Filings);
            request.PageToken = page.NextPageToken;
            await between();
        }
        while (request.PageToken.Length > 0);

        return walked;
    }
}
