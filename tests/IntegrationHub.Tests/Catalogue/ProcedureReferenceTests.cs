using IntegrationHub.Catalogue;
using IntegrationHub.Catalogue.V1;
using IntegrationHub.Storage;
using Xunit;
using Procedure = IntegrationHub.Catalogue.Procedure;

namespace IntegrationHub.Tests.Catalogue;

public sealed class ProcedureReferenceTests
{
    private readonly Dictionary<string, Procedure> procedures = ProcedureReference.Read().ToDictionary(p => p.Code);

    [Theory]
    [InlineData("7 ngày làm việc", 7)]
    [InlineData("1 ngày làm việc", 1)]
    [InlineData("10 ngày làm việc kể từ ngày nhận đủ hồ sơ", 10)]
    [InlineData("1 ngày", 0)]
    [InlineData("1 Khác", 0)]
    [InlineData("1 Khác (received after 15:00: next working day)", 0)]
    [InlineData("trong 3 ngày làm việc", 0)]
    [InlineData("", 0)]
    public void Only_plain_working_days_are_counted(string timeLimit, int days) => Assert.Equal(days, ProcedureReference.WorkingDays(timeLimit));

    [Fact]
    public void All_are_listed_and_eight_have_details()
    {
        Assert.Equal(73, procedures.Count);
        Assert.Equal(8, procedures.Values.Count(p => p.Channels.Count > 0));
    }

    [Fact]
    public void A_time_limit_that_is_no_number_stays_text()
    {
        var online = procedures["1.001193"].Channels.Single(c => c.Channel == Channel.Online);

        Assert.Equal((0, "1 Khác (received after 15:00: next working day)"), (online.WorkingDays, online.TimeLimit));
    }

    [Fact]
    public void Fees_differ_by_channel_and_keep_their_words()
    {
        var residence = procedures["1.004222"].Channels.ToDictionary(c => c.Channel, c => c.FeeDong);
        var copy = Assert.Single(procedures["2.000815"].Channels);

        Assert.Equal((20_000, 10_000), (residence[Channel.Direct], residence[Channel.Online]));
        Assert.StartsWith("2.000 đồng/trang", copy.Fee, StringComparison.Ordinal);
    }

    [Fact]
    public void A_component_without_a_national_code_has_one_by_its_place()
    {
        var codes = procedures["1.004222"].Components.Select(c => c.Code);

        Assert.Equal(["1.004222-TP01", "1.004222-TP02", "1.004222-TP03", "1.004222-TP04", "1.004222-TP05"], codes);
    }

    [Fact]
    public void A_component_with_a_national_code_keeps_it() =>
        Assert.Equal("000.00.00.G15-KQ1973", Assert.Single(procedures["2.000815"].Components).Code);

    [Fact]
    public void No_procedure_has_a_component_code_twice() =>
        Assert.All(procedures.Values, p => Assert.Distinct(p.Components.Select(c => c.Code)));

    [Fact]
    public void Every_required_code_is_a_component_of_its_procedure() =>
        Assert.All(ReferenceFile.Rows("required_components.csv"), row =>
            Assert.Empty(row[1].Split(' ').Except(procedures[row[0]].Components.Select(c => c.Code))));

    [Fact]
    public void Every_procedure_with_components_requires_something() =>
        Assert.All(procedures.Values, p => Assert.Equal(p.Components.Count > 0, p.RequiredGroups.Count > 0));

    [Fact]
    public void Only_a_component_without_alternative_is_required_by_itself()
    {
        var copy = procedures["2.000815"].Components;
        var residence = procedures["1.004222"].Components;

        Assert.True(copy[0].Required);
        Assert.All(residence, c => Assert.False(c.Required));
    }

    [Fact]
    public void A_sector_has_one_name_and_one_code()
    {
        var sectors = procedures.Values.Select(p => (p.SectorName, p.SectorCode)).Distinct().ToList();

        Assert.Distinct(sectors.Select(s => s.SectorName));
        Assert.Contains(("Chứng thực", "G15-TP03"), sectors);
        Assert.Contains(("Cư trú", ""), sectors);
    }

    [Fact]
    public void The_first_version_tells_where_it_came_from_and_since_when()
    {
        var birth = procedures["1.001193"];

        Assert.Equal((1, "reference data, 2026-09"), (birth.Version, birth.Source));
        Assert.Equal(new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.FromHours(7)), birth.EffectiveAt);
    }
}
