using IntegrationHub.Catalogue;
using IntegrationHub.Catalogue.Search;
using IntegrationHub.Catalogue.V1;
using Xunit;

namespace IntegrationHub.Tests.Catalogue.Search;

public sealed class SearchProceduresTests
{
    private readonly SearchProcedures search = new(new ProcedureIndex(ProcedureReference.Read()));

    [Fact]
    public void The_best_comes_first_and_in_full()
    {
        var answer = Run(new() { Query = "khai sinh" });

        Assert.Equal("procedures/1.001193", answer.Procedures[0].Name);
        Assert.NotEmpty(answer.Procedures[0].Components);
    }

    [Theory]
    [InlineData("độc thân", false)]
    [InlineData("mai táng cựu chiến binh", false)]
    [InlineData("mai táng cho người có công", false)]
    [InlineData("công nhận hộ nghèo", true)]
    public void It_says_when_only_the_citizen_can_tell(string query, bool ambiguous)
    {
        Assert.Equal(ambiguous, Run(new() { Query = query }).Ambiguous);
    }

    [Fact]
    public void No_more_come_than_were_asked_for()
    {
        Assert.Equal(2, Run(new() { Query = "kết hôn", MaxResults = 2 }).Procedures.Count);
    }

    [Theory]
    [InlineData("", 0, "query")]
    [InlineData("   ", 0, "query")]
    [InlineData("khai sinh", -1, "max_results")]
    [InlineData("khai sinh", 51, "max_results")]
    public void What_is_out_of_bounds_is_refused(string query, int most, string field)
    {
        var refusal = search.Run(new() { Query = query, MaxResults = most }).Refusal;

        Assert.Contains(refusal!.Violations, violation => violation.Field == field);
    }

    [Fact]
    public void A_text_that_is_too_long_is_refused()
    {
        var refusal = search.Run(new() { Query = new string('a', 201) }).Refusal;

        Assert.Contains(refusal!.Violations, violation => violation.Field == "query");
    }

    private SearchProceduresResponse Run(SearchProceduresRequest request) => search.Run(request).OrRefuse();
}
