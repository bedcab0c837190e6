using IntegrationHub.Deliveries;
using IntegrationHub.Filings;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;
using Filing = IntegrationHub.Filings.Filing;

namespace IntegrationHub.Tests.Deliveries;

public sealed class RefusalTextTests
{
    [Theory]
    [InlineData("Số giấy tờ 068090000123 không hợp lệ", "Số giấy tờ … không hợp lệ")]
    [InlineData("Chủ hồ sơ NGUYỄN VĂN AN đã có", "Chủ hồ sơ … đã có")]
    [InlineData("Chủ hồ sơ Nguye\u0302\u0303n Va\u0306n An đã có", "Chủ hồ sơ … đã có")]
    [InlineData("Ngày sinh 17/05/1990 sai định dạng", "Ngày sinh … sai định dạng")]
    [InlineData("Điện thoại +84912345678, thư an@example.vn, ở 12 Trần Phú", "Điện thoại …, thư …, ở …")]
    [InlineData("Trùng với công dân 079190001234", "Trùng với công dân …")]
    public void What_the_portal_repeats_of_a_person_is_hidden(string words, string shown)
    {
        var text = RefusalText.Of(OfAPerson(), new PortalAnswer.Refused("-1", words));

        Assert.Equal($"The portal refused it with code -1: {shown}", text);
    }

    [Theory]
    [InlineData("Mã hồ sơ H36.247.81-261124-0001 không hợp lệ")]
    [InlineData("Thủ tục 1.001193 không có thành phần 000.00.00.G15-KQ004389")]
    [InlineData("Ngày tiếp nhận 24/11/2026 sau ngày hẹn trả 23/11/2026")]
    public void What_is_wrong_with_the_filing_stays(string words)
    {
        var text = RefusalText.Of(OfAPerson(), new PortalAnswer.Refused("-1", words));

        Assert.EndsWith(words, text, StringComparison.Ordinal);
    }

    private static Filing OfAPerson() => new()
    {
        Id = 1,
        Code = "H36.247.81-261124-0001",
        ReceivingCommune = "24781",
        CompetentCommune = "24781",
        ProcedureCode = "1.001193",
        ProcedureVersion = 1,
        CommuneReference = "",
        Status = FilingStatus.Accepted,
        Version = 1,
        SubmittedAt = ManualClock.Morning,
        Content = new IntegrationHub.Filings.V1.Filing
        {
            Applicants =
            {
                new Applicant
                {
                    FullName = "Nguyễn Văn An",
                    Identification = new() { Kind = IdentificationKind.PersonalId, Number = "068090000123" },
                    BirthDate = new() { Year = 1990, Month = 5, Day = 17 },
                    Phone = "+84912345678",
                    Email = "an@example.vn",
                    Address = "12 Trần Phú",
                },
            },
        },
        CreatedAt = ManualClock.Morning,
        UpdatedAt = ManualClock.Morning,
        Delivery = FilingDelivery.Promised(ManualClock.Morning),
    };
}
