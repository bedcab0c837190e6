using CsCheck;
using Google.Type;
using IntegrationHub.Communes;
using IntegrationHub.Communes.V1;
using IntegrationHub.Errors.V1;
using Xunit;
using V1Commune = IntegrationHub.Communes.V1.Commune;

namespace IntegrationHub.Tests.Communes;

[Collection<ReferenceTests>]
public sealed class ListCommunesTests(ReferenceSnapshot snapshot)
{
    private static readonly Date DayBefore = new() { Year = 2025, Month = 6, Day = 30 };

    private readonly ListCommunes list = new(snapshot.Communes, Days.Clock());

    [Fact]
    public void Without_filters_all_units_in_force_count()
    {
        var answer = Run(new());

        Assert.Equal(3321, answer.TotalSize);
        Assert.Equal(100, answer.Communes.Count);
    }

    [Fact]
    public void As_of_the_day_before_the_reform_the_old_units_are_listed()
    {
        var answer = Run(new() { AsOfDate = DayBefore, Kind = CommuneKind.Township });

        Assert.Equal(617, answer.TotalSize);
    }

    [Fact]
    public void A_province_has_its_own_units_only()
    {
        var answer = Run(new() { Province = "provinces/68", PageSize = 1000 });

        Assert.Equal(124, answer.TotalSize);
        Assert.All(answer.Communes, c => Assert.Equal("provinces/68", c.Province));
        Assert.Equal(
            [(CommuneKind.Commune, 103), (CommuneKind.Ward, 20), (CommuneKind.SpecialZone, 1)],
            answer.Communes.GroupBy(c => c.Kind).OrderBy(g => g.Key).Select(g => (g.Key, g.Count())));
    }

    [Theory]
    [InlineData("xuan huong da lat")]
    [InlineData("Xuân Hương")]
    [InlineData("đà lạt XUÂN hương")]
    public void Words_find_a_unit_however_they_are_typed(string query)
    {
        var answer = Run(new() { Query = query });

        Assert.Contains(answer.Communes, c => c.Code == "24781");
    }

    [Fact]
    public void A_part_of_a_word_finds_nothing()
    {
        var answer = Run(new() { Query = "xuan huo", Province = "provinces/68" });

        Assert.Equal(0, answer.TotalSize);
        Assert.Empty(answer.NextPageToken);
    }

    [Fact]
    public void Listed_units_come_without_predecessors()
    {
        var answer = Run(new() { Query = "xuan huong da lat" });

        Assert.Empty(answer.Communes[0].Predecessors);
    }

    [Fact]
    public void Pages_of_any_size_walk_over_every_unit_once_and_in_order() =>
        Gen.Int[1, 130].Sample(
            size =>
            {
                var codes = Walk(new() { Province = "provinces/68", PageSize = size }).Select(c => c.Code).ToList();

                Assert.Equal(snapshot.Communes.ServedCodes, codes);
            },
            iter: 30);

    [Fact]
    public void Pages_of_the_whole_country_walk_over_every_unit_once()
    {
        var codes = Walk(new() { PageSize = 997 }).Select(c => c.Code).ToList();

        Assert.Equal(3321, codes.Count);
        Assert.Distinct(codes);
    }

    [Fact]
    public void The_last_page_has_no_token_even_when_it_is_full()
    {
        var answer = Run(new() { Province = "provinces/68", PageSize = 124 });

        Assert.Equal(124, answer.Communes.Count);
        Assert.Empty(answer.NextPageToken);
    }

    [Fact]
    public void The_size_may_change_between_pages()
    {
        var first = Run(new() { Province = "provinces/68", PageSize = 3 });

        var second = Run(new() { Province = "provinces/68", PageSize = 121, PageToken = first.NextPageToken });

        Assert.Equal(121, second.Communes.Count);
        Assert.Empty(second.NextPageToken);
    }

    public static TheoryData<ListCommunesRequest> OtherQueries => new(
        new ListCommunesRequest(),
        new ListCommunesRequest { Province = "provinces/01" },
        new ListCommunesRequest { Province = "provinces/68", Kind = CommuneKind.Ward },
        new ListCommunesRequest { Province = "provinces/68", Query = "lat" },
        new ListCommunesRequest { Province = "provinces/68", AsOfDate = DayBefore });

    [Theory]
    [MemberData(nameof(OtherQueries), DisableDiscoveryEnumeration = true)]
    public void A_token_of_another_query_is_refused(ListCommunesRequest other)
    {
        var token = Run(new() { Province = "provinces/68", PageSize = 3 }).NextPageToken;

        var refusal = list.Run(new ListCommunesRequest(other) { PageToken = token }).Refusal;

        Assert.Equal(ErrorReason.PageTokenInvalid, refusal?.Reason);
    }

    [Theory]
    [InlineData("A")]
    [InlineData("no token at all")]
    [InlineData("AAAAAAAAAAAAAAAAAAAA")]
    public void A_made_up_token_is_refused(string token)
    {
        var refusal = list.Run(new() { PageToken = token }).Refusal;

        Assert.Equal(ErrorReason.PageTokenInvalid, refusal?.Reason);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1001)]
    public void A_page_size_out_of_bounds_is_refused(int size)
    {
        var refusal = list.Run(new() { PageSize = size }).Refusal;

        Assert.Equal((ErrorReason.FieldInvalid, "page_size"), (refusal?.Reason, refusal?.Violations[0].Field));
    }

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var request = new ListCommunesRequest
        {
            Province = "68",
            Kind = (CommuneKind)9,
            Query = new string('a', 101),
            AsOfDate = new() { Year = 2025 },
        };

        var refusal = list.Run(request).Refusal;

        Assert.Equal(["province", "kind", "query", "as_of_date"], refusal?.Violations.Select(v => v.Field));
    }

    private ListCommunesResponse Run(ListCommunesRequest request) => list.Run(request).OrRefuse();

    private IEnumerable<V1Commune> Walk(ListCommunesRequest request)
    {
        var page = Run(request);
        while (true)
        {
            foreach (var commune in page.Communes)
            {
                yield return commune;
            }

            if (page.NextPageToken.Length == 0)
            {
                yield break;
            }

            page = Run(new(request) { PageToken = page.NextPageToken });
        }
    }
}
