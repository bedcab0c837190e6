using Google.Protobuf.WellKnownTypes;
using Google.Type;
using IntegrationHub.Cli.Output;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Cli.Tests.Output;

public class ContractTextTests
{
    [Fact]
    public void An_instant_is_shown_by_the_clock_of_Vietnam()
    {
        var instant = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 11, 24, 17, 30, 5, TimeSpan.Zero));

        Assert.Equal("2026-11-25 00:30:05", ContractText.Of(instant));
    }

    [Theory]
    [InlineData(1990, 1, 31, "1990-01-31")]
    [InlineData(1990, 1, 0, "1990-01")]
    [InlineData(1990, 0, 0, "1990")]
    public void A_date_shows_what_is_known_of_it(int year, int month, int day, string expected)
    {
        Assert.Equal(expected, ContractText.Of(new Date { Year = year, Month = month, Day = day }));
    }

    [Fact]
    public void What_is_not_set_is_shown_as_nothing()
    {
        Assert.Equal("", ContractText.Of((Timestamp?)null));
        Assert.Equal("", ContractText.Of((Date?)null));
    }

    [Fact]
    public void An_enum_is_written_as_in_the_contract()
    {
        Assert.Equal("SUPPLEMENT_REQUESTED", ContractText.Of(FilingStatus.SupplementRequested));
        Assert.Equal("DELIVERED", ContractText.Of(DeliveryState.Delivered));
    }

    [Fact]
    public void A_bare_id_becomes_a_name_and_a_name_stays()
    {
        Assert.Equal("communes/24781", ArgumentText.Name("communes", "24781"));
        Assert.Equal("communes/24781", ArgumentText.Name("communes", "communes/24781"));
        Assert.Equal("24781", ContractText.Id("communes/24781"));
    }
}
