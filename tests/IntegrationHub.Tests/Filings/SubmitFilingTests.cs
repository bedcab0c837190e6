using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Catalogue.V1;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Filings;

public sealed class SubmitFilingTests(ClockedHub hub) : IClassFixture<ClockedHub>
{
    [Fact]
    public async Task What_is_answered_is_what_is_stored()
    {
        var request = NewFilings.Marriage(change: f =>
        {
            f.DueTime = (hub.Clock.GetUtcNow() + TimeSpan.FromDays(3)).ToTimestamp();
            f.Fees.Add(new Fee { DisplayName = "Lệ phí", AmountDong = 30_000, Kind = FeeKind.Charge });
        });

        var answer = await hub.Filings.SubmitAsync(request);

        Assert.Equal(answer, await hub.Filings.GetAsync(answer.Name));
    }

    [Fact]
    public async Task Instants_finer_than_the_store_keeps_are_answered_as_they_are_kept()
    {
        var request = NewFilings.Birth(change: f =>
        {
            f.SubmitTime = new Timestamp { Seconds = hub.Clock.GetUtcNow().ToUnixTimeSeconds() - 60, Nanos = 123_456_789 };
            f.DueTime = new Timestamp { Seconds = hub.Clock.GetUtcNow().ToUnixTimeSeconds() + 60, Nanos = 987_654_321 };
        });

        var answer = await hub.Filings.SubmitAsync(request);

        Assert.Equal(123_456_000, answer.SubmitTime.Nanos);
        Assert.Equal(answer, await hub.Filings.GetAsync(answer.Name));
    }

    [Fact]
    public async Task The_code_is_made_of_agency_day_and_number()
    {
        var answer = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus());

        Assert.Matches($"^{LamDong.XuanHuongAgency}-260302-[0-9]{{4}}$".Replace(".", "\\.", StringComparison.Ordinal), answer.Code);
        Assert.Equal($"{LamDong.XuanHuong}/filings/{answer.Code}", answer.Name);
    }

    [Fact]
    public async Task The_code_begins_with_the_agency_of_who_resolves_it()
    {
        var request = NewFilings.MaritalStatus(LamDong.PhanThiet, change: f => f.CompetentCommune = LamDong.XuanHuong);

        var answer = await hub.Filings.SubmitAsync(request);

        Assert.StartsWith(LamDong.XuanHuongAgency, answer.Code, StringComparison.Ordinal);
        Assert.Equal((LamDong.PhanThiet, LamDong.XuanHuong), (answer.ReceivingCommune, answer.CompetentCommune));
        Assert.StartsWith(LamDong.PhanThiet, answer.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_handed_in_at_the_desk_is_accepted_at_once()
    {
        var answer = await hub.Filings.SubmitAsync(NewFilings.Birth());

        Assert.Equal(FilingStatus.Accepted, answer.Status);
        Assert.Equal(answer.CreateTime, answer.AcceptTime);
    }

    [Theory]
    [InlineData(Channel.Online)]
    [InlineData(Channel.Post)]
    public async Task What_comes_any_other_way_waits_to_be_looked_at(Channel channel)
    {
        var answer = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(change: f => f.Channel = channel));

        Assert.Equal(FilingStatus.Registered, answer.Status);
        Assert.Null(answer.AcceptTime);
    }

    [Fact]
    public async Task It_is_the_first_version_and_its_delivery_is_promised_for_now()
    {
        var answer = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus());

        Assert.Equal((1, "\"v1\""), (answer.Version, answer.Etag));
        Assert.Equal(new Delivery { State = DeliveryState.Pending, NextAttemptTime = answer.CreateTime }, answer.Delivery);
        Assert.Equal(1, await TableRows.CountAsync(hub.Database, $"SELECT count(*) FROM outbox WHERE subject = '{answer.Name}' AND state = 'due'"));
    }

    [Fact]
    public async Task What_was_left_out_is_filled_in_from_catalogue_and_clock()
    {
        var request = NewFilings.Marriage(change: f => f.Fees.Add(new Fee { DisplayName = "Lệ phí", AmountDong = 0, Kind = FeeKind.Charge }));

        var answer = await hub.Filings.SubmitAsync(request);

        Assert.Equal("Đăng ký kết hôn", answer.Summary);
        Assert.StartsWith("Mẫu hộ tịch điện tử", answer.Components[0].DisplayName, StringComparison.Ordinal);
        Assert.Equal((FeeCollection.OnReception, ResultDelivery.AtDesk), (answer.Fees[0].Collection, answer.ResultDelivery));
        Assert.Equal((LamDong.XuanHuong, answer.CreateTime), (answer.CompetentCommune, answer.SubmitTime));
        Assert.Equal(1, answer.ProcedureVersion);
    }

    [Fact]
    public async Task Blanks_say_nothing()
    {
        var request = NewFilings.Marriage(change: f =>
        {
            f.Summary = " ";
            f.Components[0].DisplayName = "\t";
        });

        var answer = await hub.Filings.SubmitAsync(request);

        Assert.Equal("Đăng ký kết hôn", answer.Summary);
        Assert.StartsWith("Mẫu hộ tịch điện tử", answer.Components[0].DisplayName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_is_kept_word_for_word()
    {
        var request = NewFilings.Marriage(change: f =>
        {
            f.Summary = "Đăng ký kết hôn giữa hai công dân";
            f.CommuneReference = "HT/2026/0001 – \"A\" & B";
            f.ResultDelivery = ResultDelivery.Post;
            f.Components[0].DisplayName = "Tờ khai";
            f.Components.Add(new FilingComponent { DisplayName = "Giấy tờ khác", PaperCopies = 100 });
            f.Fees.Add(new Fee { DisplayName = "Phí", Code = "F1", AmountDong = 1_000_000_000_000, Kind = FeeKind.Fee, Collection = FeeCollection.OnResult, PaidOnline = true });
        });

        var answer = await hub.Filings.SubmitAsync(request);

        var said = request.Filing;
        Assert.Equal((said.Summary, said.CommuneReference, said.ResultDelivery), (answer.Summary, answer.CommuneReference, answer.ResultDelivery));
        Assert.Equal(said.Applicants, answer.Applicants);
        Assert.Equal(said.Components, answer.Components);
        Assert.Equal(said.Fees, answer.Fees);
    }

    [Fact]
    public async Task What_only_the_hub_may_say_is_ignored()
    {
        var request = NewFilings.MaritalStatus(change: f =>
        {
            f.Name = "communes/1/filings/2";
            f.Code = "mine";
            f.Status = FilingStatus.ResultReturned;
            f.Version = 9;
            f.Etag = "\"v9\"";
            f.ProcedureVersion = 7;
            f.Delivery = new Delivery { State = DeliveryState.Delivered };
            f.Results.Add(NewFilings.Certificate());
            f.Supplements.Add(new Supplement { Number = 1 });
            f.EndTime = new Timestamp();
        });

        var answer = await hub.Filings.SubmitAsync(request);

        Assert.Equal((FilingStatus.Registered, 1, 1), (answer.Status, answer.Version, answer.ProcedureVersion));
        Assert.StartsWith(LamDong.XuanHuongAgency, answer.Code, StringComparison.Ordinal);
        Assert.Empty(answer.Results);
        Assert.Empty(answer.Supplements);
        Assert.Null(answer.EndTime);
    }
}
