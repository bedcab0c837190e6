using System.Globalization;

namespace IntegrationHub.Filings;

/// <summary>
/// The dossier code (mã hồ sơ): "{agency}-{yyMMdd}-{NNNN}", QĐ 20/2020/QĐ-TTg and TT 03/2025/TT-VPCP.
/// The sequence has at least four digits and grows beyond them on a very busy day.
/// </summary>
internal static class DossierCode
{
    public static string Of(string agencyCode, DateOnly day, int sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{agencyCode}-{day:yyMMdd}-{sequence:0000}");
}
