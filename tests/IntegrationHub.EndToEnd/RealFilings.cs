using System.Globalization;
using Google.Type;
using IntegrationHub.Catalogue.V1;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.EndToEnd;

/// <summary>Filings a commune of Lâm Đồng could submit, each with a request id of its own.</summary>
internal static class RealFilings
{
    public const string Procedure = "procedures/1.001193";

    /// <summary>Proof of birth: one of the two documents without which no birth is registered.</summary>
    public const string ProofOfBirth = "000.00.00.G15-KQ004389";

    /// <summary>Some communes, phường and xã.</summary>
    public static IReadOnlyList<string> Communes { get; } =
        ["22918", "22924", "22933", "22945", "22954", "22960", "22963", "22969", "22972", "22978", "22981", "23005"];

    /// <summary>A registration of birth, handed in at the desk of a commune.</summary>
    /// <param name="number">Tells filings apart; the same number gives the same content.</param>
    /// <param name="commune">Where; null: the communes take turns.</param>
    public static SubmitFilingRequest Birth(int number, string? commune = null)
    {
        var receiving = commune ?? Communes[number % Communes.Count];
        var filing = new Filing
        {
            Procedure = Procedure,
            Channel = Channel.Direct,
            CommuneReference = string.Create(CultureInfo.InvariantCulture, $"{receiving}-{number:D6}"),
            Applicants =
            {
                new Applicant
                {
                    Kind = ApplicantKind.Individual,
                    FullName = "Nguyễn Thị Ánh",
                    Sex = Sex.Female,
                    BirthDate = new Date { Year = 1990, Month = 3, Day = 2 },
                    // 068 Lâm Đồng, 1: a woman of the 20th century, 90: her year.
                    Identification = new Filings.V1.Identification
                    {
                        Kind = IdentificationKind.PersonalId,
                        Number = string.Create(CultureInfo.InvariantCulture, $"068190{number:D6}"),
                    },
                },
            },
            Components = { new FilingComponent { Code = ProofOfBirth, PaperOriginals = 1 } },
        };
        return new SubmitFilingRequest { Parent = $"communes/{receiving}", RequestId = Guid.CreateVersion7().ToString(), Filing = filing };
    }

    /// <summary>A step an officer may record.</summary>
    public static ProgressStep Step(string content = "Chuyển xử lý") => new() { Officer = "Trần Văn B", OfficerTitle = "Công chức tư pháp", Content = content };
}
