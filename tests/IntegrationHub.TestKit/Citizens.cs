using System.Globalization;
using Google.Type;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.TestKit;

/// <summary>Invented people, always the same under one number, whose personal IDs agree with birth date and sex.</summary>
public static class Citizens
{
    // Of the provinces that Lâm Đồng was formed from.
    private static readonly string[] ProvincesOfBirth = ["068", "067", "060"];

    private static readonly string[] Names =
        ["Nguyễn Văn An", "Trần Thị Ánh", "K'Brểu", "Lê Ngọc Bích", "Phạm Đức Bình", "Hoàng Thùy Dương", "Võ Quốc Cường", "Đỗ Mỹ Linh"];

    /// <summary>The citizen of this number, 0 to 999,999.</summary>
    public static Applicant Number(int number)
    {
        var sex = number % 2 == 0 ? Sex.Male : Sex.Female;
        var born = new Date { Year = 1940 + (number % 65), Month = 1 + (number % 12), Day = 1 + (number % 28) };
        return new Applicant
        {
            Kind = ApplicantKind.Individual,
            FullName = Names[number % Names.Length],
            Sex = sex,
            BirthDate = born,
            Identification = new()
            {
                Kind = IdentificationKind.PersonalId,
                Number = PersonalId(ProvincesOfBirth[number % ProvincesOfBirth.Length], born.Year, sex, number),
            },
            Phone = string.Create(CultureInfo.InvariantCulture, $"09{number:D8}"),
            Address = "Tổ 5",
        };
    }

    /// <summary>A number as the ministry forms it (NĐ 137/2015/NĐ-CP, article 13).</summary>
    public static string PersonalId(string province, int birthYear, Sex sex, int serial)
    {
        var centuryAndSex = (((birthYear / 100) - 19) * 2) + (sex == Sex.Female ? 1 : 0);
        return string.Create(CultureInfo.InvariantCulture, $"{province}{centuryAndSex}{birthYear % 100:D2}{serial:D6}");
    }
}
