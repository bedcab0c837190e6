using CsCheck;
using IntegrationHub.Catalogue;
using IntegrationHub.Catalogue.V1;
using IntegrationHub.Errors.V1;
using Xunit;

namespace IntegrationHub.Tests.Catalogue;

[Collection<ReferenceTests>]
public sealed class ListProceduresTests(ReferenceSnapshot snapshot)
{
    private readonly ListProcedures list = new(snapshot.Procedures);

    [Fact]
    public void Without_filters_all_come_in_full_and_in_order()
    {
        var answer = Run(new());

        Assert.Equal((73, 73), (answer.TotalSize, answer.Procedures.Count));
        Assert.Equal(answer.Procedures.OrderBy(p => p.Code, StringComparer.Ordinal), answer.Procedures);
        Assert.NotEmpty(answer.Procedures.Single(p => p.Code == "1.001193").Components);
    }

    [Fact]
    public void Query_and_sector_narrow_the_list()
    {
        var answer = Run(new() { Query = "ket hon", Sector = "Hộ tịch" });

        Assert.Equal(5, answer.TotalSize);
        Assert.All(answer.Procedures, p => Assert.Contains("kết hôn", p.DisplayName, StringComparison.Ordinal));
    }

    [Fact]
    public void Pages_of_any_size_walk_over_every_procedure_once_and_in_order() =>
        Gen.Int[1, 80].Sample(
            size =>
            {
                var codes = new List<string>();
                var token = "";
                do
                {
                    var page = Run(new() { PageSize = size, PageToken = token });
                    codes.AddRange(page.Procedures.Select(p => p.Code));
                    token = page.NextPageToken;
                }
                while (token.Length > 0);

                Assert.Equal(snapshot.Procedures.Procedures.Select(p => p.Code), codes);
            },
            iter: 30);

    [Fact]
    public void A_token_of_another_query_is_refused()
    {
        var token = Run(new() { PageSize = 3 }).NextPageToken;

        var refusal = list.Run(new() { Query = "khai", PageToken = token }).Refusal;

        Assert.Equal(ErrorReason.PageTokenInvalid, refusal?.Reason);
    }

    [Fact]
    public void A_page_size_out_of_bounds_is_refused() =>
        Assert.Equal(ErrorReason.FieldInvalid, list.Run(new() { PageSize = 1001 }).Refusal?.Reason);

    [Fact]
    public void Texts_too_long_are_told_at_once()
    {
        var refusal = list.Run(new() { Query = new('a', 101), Sector = new('b', 101) }).Refusal;

        Assert.Equal(["query", "sector"], refusal?.Violations.Select(v => v.Field));
    }

    private ListProceduresResponse Run(ListProceduresRequest request) => list.Run(request).OrRefuse();
}
