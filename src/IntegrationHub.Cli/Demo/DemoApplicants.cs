using System.Globalization;
using Google.Type;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Cli.Demo;

/// <summary>Draws invented citizens of Lâm Đồng whose names, birth dates, sex and personal IDs agree.</summary>
internal sealed class DemoApplicants(Random random, DateOnly today)
{
    private const int YoungestYears = 18;
    private const int OldestYears = 85;

    // Today's Lâm Đồng was formed from Lâm Đồng, Đắk Nông and Bình Thuận; IDs keep the province of birth registration.
    private static readonly string[] ProvincesOfBirth = ["068", "067", "060"];

    private static readonly string[] FamilyNames =
        ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "K'Brểu", "Ma", "Lý"];

    private static readonly string[] MaleNames =
        ["Văn An", "Đức Bình", "Quốc Cường", "Minh Đức", "Hữu Hạnh", "Gia Huy", "Trọng Khôi", "Hoàng Long", "Văn Nghĩa", "Thanh Phong", "Xuân Quý", "Công Sơn", "Đình Thắng", "Anh Tuấn", "Quang Vinh"];

    private static readonly string[] FemaleNames =
        ["Thị Ánh", "Ngọc Bích", "Thùy Dương", "Thị Đào", "Hồng Hạnh", "Thu Hương", "Mỹ Linh", "Tuyết Mai", "Kim Ngân", "Thị Oanh", "Diễm Phượng", "Như Quỳnh", "Thanh Thảo", "Cẩm Tú", "Hải Yến"];

    public Applicant Next(string residence)
    {
        var sex = random.Next(2) == 0 ? Sex.Male : Sex.Female;
        var birth = BirthDate();
        return new Applicant
        {
            Kind = ApplicantKind.Individual,
            FullName = $"{Pick(FamilyNames)} {Pick(sex == Sex.Male ? MaleNames : FemaleNames)}",
            Sex = sex,
            BirthDate = new Date { Year = birth.Year, Month = birth.Month, Day = birth.Day },
            Identification = new Identification
            {
                Kind = IdentificationKind.PersonalId,
                Number = PersonalId(Pick(ProvincesOfBirth), birth.Year, sex, random.Next(1_000_000)),
            },
            ResidenceCommune = residence,
            Address = $"Tổ {random.Next(1, 30)}",
        };
    }

    // NĐ 137/2015/NĐ-CP, article 13: province of birth registration, one digit for century and sex
    // (20th century 0 male, 1 female; 21st 2 and 3), two for the year, six at random.
    private static string PersonalId(string province, int year, Sex sex, int serial)
    {
        var century = ((year / 100) - 19) * 2;
        var digit = sex == Sex.Female ? century + 1 : century;
        return string.Create(CultureInfo.InvariantCulture, $"{province}{digit}{year % 100:D2}{serial:D6}");
    }

    private DateOnly BirthDate()
    {
        var youngest = today.AddYears(-YoungestYears);
        var days = youngest.DayNumber - today.AddYears(-OldestYears).DayNumber;
        return youngest.AddDays(-random.Next(days));
    }

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];
}
