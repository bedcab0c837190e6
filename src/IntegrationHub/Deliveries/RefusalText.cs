using System.Globalization;
using System.Text.RegularExpressions;
using IntegrationHub.Filings;
using IntegrationHub.Filings.V1;
using IntegrationHub.Text;
using Filing = IntegrationHub.Filings.Filing;

namespace IntegrationHub.Deliveries;

/// <summary>
/// The portal's words about a filing as operators read them: without what they repeat of the applicants.
/// The portal writes them for the officer who filed; here they end in lists, events and pages.
/// </summary>
internal static partial class RefusalText
{
    private const string Hidden = "…";

    public static string Of(Filing filing, PortalAnswer.Refused refused) =>
        $"The portal refused it with code {refused.Code}: {Hide(filing, ComposedText.Of(refused.Message))}";

    private static string Hide(Filing filing, string words)
    {
        // The longest first: a name may be part of an address.
        foreach (var personal in filing.Content.Applicants.SelectMany(Personal).Where(value => value.Length > 1).OrderByDescending(value => value.Length))
        {
            words = words.Replace(ComposedText.Of(personal), Hidden, StringComparison.OrdinalIgnoreCase);
        }

        return LongNumber().Replace(words, Hidden);
    }

    private static IEnumerable<string> Personal(Applicant applicant)
    {
        string[] texts = [applicant.FullName, applicant.Identification?.Number ?? "", applicant.Phone, applicant.Email, applicant.Address, applicant.TechId];
        return applicant.BirthDate is { Year: > 0, Month: > 0, Day: > 0 } birth
            ? texts.Concat(Written(new DateOnly(birth.Year, birth.Month, birth.Day)))
            : texts;
    }

    private static IEnumerable<string> Written(DateOnly day) =>
        ((string[])["dd/MM/yyyy", "d/M/yyyy", "dd-MM-yyyy", "yyyy-MM-dd", "yyyyMMdd"]).Select(form => day.ToString(form, CultureInfo.InvariantCulture));

    // Somebody's identity or telephone number, whoever's it is. No code of ours has as many digits in a row.
    [GeneratedRegex(@"\+?\d{9,}")]
    private static partial Regex LongNumber();
}
