using System.Globalization;

namespace IntegrationHub.Tests.Filings;

/// <summary>Takes dossier codes apart: "{agency}-{yyMMdd}-{number}".</summary>
internal static class DossierCodes
{
    public static int Number(string code) => int.Parse(code.Split('-')[2], CultureInfo.InvariantCulture);

    public static string Day(string code) => code.Split('-')[1];
}
