using System.Text;
using IntegrationHub.Filings.V1;
using IntegrationHub.Identification;
using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

/// <summary>Checks who files.</summary>
internal static class ApplicantRules
{
    private const int Most = 20;

    public static void Check(IReadOnlyList<Applicant> applicants, FilingRules rules, DateOnly today, Violations violations)
    {
        if (applicants.Count == 0)
        {
            violations.Required("filing.applicants");
        }
        else if (applicants.Count > Most)
        {
            violations.Invalid("filing.applicants", $"holds {applicants.Count} applicants, more than {Most}");
            return;
        }

        for (var i = 0; i < applicants.Count; i++)
        {
            Check($"filing.applicants[{i}]", applicants[i], owner: i == 0, rules, today, violations);
        }
    }

    private static void Check(string field, Applicant applicant, bool owner, FilingRules rules, DateOnly today, Violations violations)
    {
        if (applicant.Kind == ApplicantKind.Unspecified)
        {
            violations.Required($"{field}.kind");
        }
        else if (!Enum.IsDefined(applicant.Kind))
        {
            violations.Invalid($"{field}.kind", "is not a kind of applicant");
        }

        if (!Enum.IsDefined(applicant.Sex))
        {
            violations.Invalid($"{field}.sex", "is not a sex");
        }

        if (violations.Text($"{field}.full_name", applicant.FullName, 200) && !IsReadable(applicant.FullName))
        {
            violations.Invalid($"{field}.full_name", "is not valid Unicode");
        }

        BirthDateRules.Check($"{field}.birth_date", applicant.BirthDate, today, violations);
        CheckIdentification($"{field}.identification", applicant, owner, rules, today, violations);
        CheckContact(field, applicant, violations);
        if (applicant.ResidenceCommune.Length > 0)
        {
            rules.Communes.Check($"{field}.residence_commune", applicant.ResidenceCommune, today, violations);
        }

        violations.OptionalText($"{field}.address", applicant.Address, 500);
        violations.OptionalText($"{field}.tech_id", applicant.TechId, 100);
    }

    private static void CheckIdentification(string field, Applicant applicant, bool owner, FilingRules rules, DateOnly today, Violations violations)
    {
        if (applicant.Identification is not { } identification)
        {
            if (owner)
            {
                violations.Required(field);
            }

            return;
        }

        var number = $"{field}.number";
        switch (identification.Kind)
        {
            case IdentificationKind.Unspecified:
                violations.Required($"{field}.kind");
                break;
            case IdentificationKind.PersonalId:
                rules.Numbers.Check(number, identification.Number, applicant.BirthDate, applicant.Sex, today, violations);
                break;
            case IdentificationKind.OldId:
                PersonalIdNumbers.CheckOld(number, identification.Number, violations);
                break;
            case IdentificationKind.Passport or IdentificationKind.TaxCode:
                if (identification.Number.Length is < 5 or > 20 || !identification.Number.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
                {
                    violations.Invalid(number, "must be 5 to 20 letters, digits or \"-\"");
                }

                break;
            default:
                violations.Invalid($"{field}.kind", "is not a kind of identification");
                break;
        }
    }

    private static void CheckContact(string field, Applicant applicant, Violations violations)
    {
        var digits = applicant.Phone.StartsWith('+') ? applicant.Phone.AsSpan(1) : applicant.Phone;
        if (applicant.Phone.Length > 0 && (digits.Length is < 8 or > 15 || digits.ContainsAnyExceptInRange('0', '9')))
        {
            violations.Invalid($"{field}.phone", "must be 8 to 15 digits with an optional leading \"+\"");
        }

        if (applicant.Email.Length > 0
            && (applicant.Email.Length > 254 || applicant.Email.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
                || applicant.Email.Split('@') is not [{ Length: > 0 }, { Length: > 2 } host] || !host.Contains('.', StringComparison.Ordinal)))
        {
            violations.Invalid($"{field}.email", "is not an e-mail address");
        }
    }

    // A decoder writes U+FFFD where it could not read; a lone surrogate is half a character.
    private static bool IsReadable(string name)
    {
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
            {
                return false;
            }
        }

        return true;
    }
}
