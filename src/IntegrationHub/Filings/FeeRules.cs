using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

/// <summary>Checks fees: whole đồng, bounded, of a known kind.</summary>
internal static class FeeRules
{
    private const int Most = 50;
    private const long MostDong = 1_000_000_000_000;

    public static void Check(IReadOnlyList<Fee> fees, Violations violations)
    {
        if (fees.Count > Most)
        {
            violations.Invalid("filing.fees", $"holds {fees.Count} fees, more than {Most}");
            return;
        }

        for (var i = 0; i < fees.Count; i++)
        {
            var field = $"filing.fees[{i}]";
            violations.Text($"{field}.display_name", fees[i].DisplayName, 500);
            violations.OptionalText($"{field}.code", fees[i].Code, 50);
            if (fees[i].AmountDong is < 0 or > MostDong)
            {
                violations.Invalid($"{field}.amount_dong", $"must be 0 to {MostDong}");
            }

            if (fees[i].Kind == FeeKind.Unspecified)
            {
                violations.Required($"{field}.kind");
            }
            else if (!Enum.IsDefined(fees[i].Kind))
            {
                violations.Invalid($"{field}.kind", "must be FEE or CHARGE");
            }

            if (!Enum.IsDefined(fees[i].Collection))
            {
                violations.Invalid($"{field}.collection", "is not a way of collecting");
            }
        }
    }
}
