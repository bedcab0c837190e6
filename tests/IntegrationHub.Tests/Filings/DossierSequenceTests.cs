using IntegrationHub.Filings;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Filings;

public sealed class DossierSequenceTests(ClockedHub hub) : IClassFixture<ClockedHub>
{
    [Fact]
    public async Task Many_callers_of_one_agency_get_every_number_once()
    {
        const int Callers = 64;
        var codes = await Task.WhenAll(Enumerable.Range(0, Callers)
            .Select(async citizen => (await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(LamDong.XuanHuong, citizen))).Code));

        Assert.Equal(Enumerable.Range(1, Callers), codes.Select(DossierCodes.Number).Order());
    }

    [Fact]
    public async Task Callers_who_are_refused_or_repeat_themselves_in_between_leave_no_gap()
    {
        var repeated = NewFilings.MaritalStatus(LamDong.PhanThiet);
        var codes = await Task.WhenAll(Enumerable.Range(0, 64).Select(async n =>
        {
            switch (n % 4)
            {
                case 0:
                    await Refused.ByAsync(() => hub.Filings.SubmitAsync(NewFilings.MaritalStatus(LamDong.PhanThiet, change: f => f.Procedure = "procedures/9.999999")));
                    return null;
                case 1:
                    return (await hub.Filings.SubmitAsync(repeated)).Code;
                default:
                    return (await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(LamDong.PhanThiet, n))).Code;
            }
        }));

        var numbers = codes.OfType<string>().Distinct().Select(DossierCodes.Number).Order().ToList();
        Assert.Equal(Enumerable.Range(1, 33), numbers);
    }

    [Fact]
    public async Task The_number_begins_anew_at_midnight_in_Vietnam()
    {
        // 17:00 UTC is midnight in Vietnam. A later day than any other test of the class has come to.
        hub.Clock.SetUtcNow(new DateTimeOffset(hub.Clock.GetUtcNow().Date.AddDays(1).AddHours(17).AddSeconds(-1), TimeSpan.Zero));
        var before = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(LamDong.LamVien));
        var beforeToo = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(LamDong.LamVien));

        hub.Clock.Advance(TimeSpan.FromSeconds(1));
        var after = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(LamDong.LamVien));

        Assert.Equal([1, 2, 1], new[] { before, beforeToo, after }.Select(f => DossierCodes.Number(f.Code)));
        Assert.NotEqual(DossierCodes.Day(before.Code), DossierCodes.Day(after.Code));
    }

    [Fact]
    public async Task The_day_in_the_code_is_the_day_of_the_answer_s_own_instant()
    {
        hub.Clock.SetUtcNow(new DateTimeOffset(hub.Clock.GetUtcNow().Date.AddDays(1).AddHours(17).AddSeconds(-1), TimeSpan.Zero));
        // Every look at the clock takes it a second on: midnight passes in the middle of the call.
        hub.Clock.AutoAdvanceAmount = TimeSpan.FromSeconds(1);
        try
        {
            // Of an agency of its own: on which side of midnight it falls is not said.
            var filing = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus("communes/24805"));

            var day = filing.CreateTime.ToDateTimeOffset().ToOffset(TimeSpan.FromHours(7));
            Assert.Equal($"{day:yyMMdd}", DossierCodes.Day(filing.Code));
        }
        finally
        {
            hub.Clock.AutoAdvanceAmount = TimeSpan.Zero;
        }
    }

    [Fact]
    public async Task A_very_busy_day_grows_beyond_four_digits()
    {
        const string Commune = "communes/24787";
        await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(Commune));
        await TableRows.ExecuteAsync(hub.Database, "UPDATE dossier_sequence SET last_number = 9998 WHERE agency_code = 'H36.247.87'");

        var (last, beyond) = (await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(Commune)), await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(Commune)));

        Assert.Equal((9999, 10000), (DossierCodes.Number(last.Code), DossierCodes.Number(beyond.Code)));
    }

    [Theory]
    [InlineData(1, "H36.247.81-260302-0001")]
    [InlineData(9999, "H36.247.81-260302-9999")]
    [InlineData(12345, "H36.247.81-260302-12345")]
    public void A_code_has_four_digits_at_least(int number, string code) =>
        Assert.Equal(code, DossierCode.Of("H36.247.81", new DateOnly(2026, 3, 2), number));
}
