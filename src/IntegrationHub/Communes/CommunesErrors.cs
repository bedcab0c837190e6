using System.Globalization;
using Grpc.Core;
using IntegrationHub.Errors.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Communes;

/// <summary>Every "no" of the communes. Names of units stay Vietnamese: an officer reads them.</summary>
internal static class CommunesErrors
{
    public const string CommunePattern = "communes/*";
    public const string ProvincePattern = "provinces/*";

    public static Refusal Unknown(string code) =>
        new Refusal(StatusCode.InvalidArgument, ErrorReason.CommuneUnknown, $"No unit has or had the code '{code}'.").With("commune", code);

    /// <summary>The unit is the resource asked for, not a field of something else.</summary>
    public static Refusal NotFound(string code) => Unknown(code) with { Code = StatusCode.NotFound };

    public static Refusal Abolished(Commune commune, DateOnly abolishedOn, IReadOnlyList<CommuneLink> successors)
    {
        var day = abolishedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var names = string.Join(", ", successors.Select(s => $"{s.OtherCode} {s.OtherName}"));
        return new Refusal(StatusCode.FailedPrecondition, ErrorReason.CommuneAbolished,
                $"{commune.Code} {commune.Name} was abolished on {day}. Use instead: {names}.")
            .With("commune", commune.Code)
            .With("abolished_on", day)
            .With("successors", string.Join(',', successors.Select(s => s.OtherCode)));
    }

    public static Refusal NotServed(Commune commune) =>
        new Refusal(StatusCode.FailedPrecondition, ErrorReason.CommuneNotServed,
                $"{commune.Code} {commune.Name} ({commune.ProvinceName}) is not served by this hub.")
            .With("commune", commune.Code)
            .With("province", commune.ProvinceCode);
}
