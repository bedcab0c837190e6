using Google.Type;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using static IntegrationHub.Tests.Filings.BadFiling;

namespace IntegrationHub.Tests.Filings;

/// <summary>Mistakes about who files.</summary>
internal static class BadApplicants
{
    public static readonly Dictionary<string, BadFiling> All = new()
    {
        ["nobody files"] = In("applicants", "FIELD_REQUIRED", f => f.Applicants.Clear()),
        ["too many file"] = In("applicants", "FIELD_INVALID", f => f.Applicants.AddRange(Enumerable.Range(100, 19).Select(Citizens.Number))),
        ["no kind of applicant"] = OfOwner("kind", "FIELD_REQUIRED", a => a.Kind = ApplicantKind.Unspecified),
        ["a kind that is none"] = OfOwner("kind", "FIELD_INVALID", a => a.Kind = (ApplicantKind)9),
        ["no name"] = OfOwner("full_name", "FIELD_REQUIRED", a => a.FullName = " "),
        ["a name too long"] = OfOwner("full_name", "FIELD_INVALID", a => a.FullName = new string('ễ', 201)),
        ["a name with a control character"] = OfOwner("full_name", "FIELD_INVALID", a => a.FullName = "Nguyễn\u0007An"),
        ["a name nobody can read"] = OfOwner("full_name", "FIELD_INVALID", a => a.FullName = "Nguy\uFFFDn An"),
        ["a sex that is none"] = OfOwner("sex", "FIELD_INVALID", a => a.Sex = (Sex)9),
        ["an owner without identification"] = OfOwner("identification", "FIELD_REQUIRED", a => a.Identification = null),
        ["no kind of identification"] = OfOwner("identification.kind", "FIELD_REQUIRED", a => a.Identification.Kind = IdentificationKind.Unspecified),
        ["a kind of identification that is none"] = OfOwner("identification.kind", "FIELD_INVALID", a => a.Identification.Kind = (IdentificationKind)9),
        ["a personal ID too short"] = OfOwner("identification.number", "PERSONAL_ID_MALFORMED", a => a.Identification.Number = "06704400000"),
        ["a personal ID with a letter"] = OfOwner("identification.number", "PERSONAL_ID_MALFORMED", a => a.Identification.Number = "06704400000O"),
        ["a personal ID in other digits"] = OfOwner("identification.number", "PERSONAL_ID_MALFORMED", a => a.Identification.Number = "٠٦٧٠٤٤٠٠٠٠٠٤"),
        ["an old ID of ten digits"] = OfOwner("identification.number", "PERSONAL_ID_MALFORMED", a => Identify(a, IdentificationKind.OldId, "2501234567")),
        ["a province nobody is born in"] = OfOwner("identification.number", "PERSONAL_ID_PROVINCE_UNKNOWN", a => a.Identification.Number = "003044000004"),
        ["another birth year"] = OfOwner("identification.number", "PERSONAL_ID_BIRTH_YEAR_DIFFERS", a => a.BirthDate.Year = 1945),
        ["another century"] = OfOwner("identification.number", "PERSONAL_ID_BIRTH_YEAR_DIFFERS", a => a.Identification.Number = "067244000004"),
        ["a birth year to come"] = OfOwner("identification.number", "PERSONAL_ID_BIRTH_YEAR_DIFFERS", a =>
        {
            a.BirthDate = null;
            a.Identification.Number = "067299000004";
        }),
        ["another sex"] = OfOwner("identification.number", "PERSONAL_ID_SEX_DIFFERS", a => a.Sex = Sex.Female),
        ["a passport number too short"] = OfOwner("identification.number", "FIELD_INVALID", a => Identify(a, IdentificationKind.Passport, "B123")),
        ["a tax code with a blank"] = OfOwner("identification.number", "FIELD_INVALID", a => Identify(a, IdentificationKind.TaxCode, "5800 000001")),
        ["a birth date that is none"] = OfOwner("birth_date", "FIELD_INVALID", a => a.BirthDate = new Date { Year = 1944, Month = 2, Day = 30 }),
        ["a day without a month"] = OfOwner("birth_date", "FIELD_INVALID", a => a.BirthDate = new Date { Year = 1944, Day = 3 }),
        ["a birth before 1900"] = In("applicants[1].birth_date", "FIELD_INVALID", f => Unidentified(f).BirthDate = new Date { Year = 1899 }),
        ["a birth to come"] = In("applicants[1].birth_date", "FIELD_INVALID", f => Unidentified(f).BirthDate = new Date { Year = 2199, Month = 1, Day = 1 }),
        ["a telephone of words"] = OfOwner("phone", "FIELD_INVALID", a => a.Phone = "không có"),
        ["a telephone too short"] = OfOwner("phone", "FIELD_INVALID", a => a.Phone = "+8490000"),
        ["a telephone too long"] = OfOwner("phone", "FIELD_INVALID", a => a.Phone = "8490000000000001"),
        ["an e-mail without a host"] = OfOwner("email", "FIELD_INVALID", a => a.Email = "nguyenvanan@"),
        ["an e-mail with two signs"] = OfOwner("email", "FIELD_INVALID", a => a.Email = "an@hoa@dalat.vn"),
        ["an e-mail with a blank"] = OfOwner("email", "FIELD_INVALID", a => a.Email = "van an@dalat.vn"),
        ["an e-mail too long"] = OfOwner("email", "FIELD_INVALID", a => a.Email = new string('a', 250) + "@a.vn"),
        ["an unknown residence"] = OfOwner("residence_commune", "COMMUNE_UNKNOWN", a => a.ResidenceCommune = "communes/99999"),
        ["an address too long"] = OfOwner("address", "FIELD_INVALID", a => a.Address = new string('x', 501)),
        ["an account too long"] = OfOwner("tech_id", "FIELD_INVALID", a => a.TechId = new string('x', 101)),
        ["a mistake about the second"] = In("applicants[1].full_name", "FIELD_REQUIRED", f => f.Applicants[1].FullName = ""),
    };

    private static void Identify(Applicant applicant, IdentificationKind kind, string number) =>
        applicant.Identification = new() { Kind = kind, Number = number };

    // Who only files along may go without a number; then the birth date is checked for itself.
    private static Applicant Unidentified(Filing filing)
    {
        filing.Applicants[1].Identification = null;
        return filing.Applicants[1];
    }
}
