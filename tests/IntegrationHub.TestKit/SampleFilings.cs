using Google.Type;
using IntegrationHub.Catalogue.V1;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.TestKit;

/// <summary>A filing that the hub accepts: a birth registered at a desk in Đà Lạt.</summary>
public static class SampleFilings
{
    /// <summary>The commune that receives it.</summary>
    public const string Commune = "communes/24781";

    /// <summary>Its owner, whom no log may name.</summary>
    public const string OwnerName = "Nguyễn Thị Thử Nghiệm";

    /// <summary>The owner's personal ID.</summary>
    public const string OwnerId = "068190004321";

    /// <summary>The owner's telephone.</summary>
    public const string OwnerPhone = "0912345678";

    /// <summary>A request with an id of its own.</summary>
    public static SubmitFilingRequest New(Action<Filing>? change = null)
    {
        var filing = new Filing
        {
            Procedure = "procedures/1.001193",
            Channel = Channel.Direct,
            Applicants =
            {
                new Applicant
                {
                    Kind = ApplicantKind.Individual,
                    FullName = OwnerName,
                    Identification = new Filings.V1.Identification { Kind = IdentificationKind.PersonalId, Number = OwnerId },
                    BirthDate = new Date { Year = 1990, Month = 1, Day = 31 },
                    Sex = Sex.Female,
                    Phone = OwnerPhone,
                },
            },
            Components = { new FilingComponent { Code = "000.00.00.G15-KQ004389", PaperOriginals = 1 } },
        };
        change?.Invoke(filing);
        return new SubmitFilingRequest { Parent = Commune, RequestId = NewId(), Filing = filing };
    }

    /// <summary>An id for a request.</summary>
    public static string NewId() => Guid.NewGuid().ToString("D");
}
