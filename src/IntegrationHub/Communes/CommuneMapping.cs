using IntegrationHub.Communes.V1;
using Date = Google.Type.Date;

namespace IntegrationHub.Communes;

/// <summary>Units as the contract writes them.</summary>
internal static class CommuneMapping
{
    /// <summary>The unit without predecessors and successors, as lists carry it.</summary>
    public static V1.Commune ToListed(Commune commune, CommuneDirectory directory)
    {
        var agency = AgencyToday(commune, directory);
        return new()
        {
            Name = Commune.ResourceName(commune.Code),
            Code = commune.Code,
            DisplayName = commune.Name,
            Kind = commune.Kind,
            Province = $"provinces/{commune.ProvinceCode}",
            ProvinceDisplayName = commune.ProvinceName,
            ValidFromDate = ToDate(commune.ValidFrom),
            ValidToDate = ToDate(commune.ValidTo),
            AgencyCode = agency?.Code ?? "",
            AgencyCodeProvisional = agency?.Provisional ?? false,
        };
    }

    public static V1.Commune ToContract(Commune commune, CommuneDirectory directory)
    {
        var mapped = ToListed(commune, directory);
        mapped.Predecessors.AddRange(directory.PredecessorsOf(commune).Select(ToContract));
        mapped.Successors.AddRange(directory.SuccessorsOf(commune).Select(ToContract));
        return mapped;
    }

    /// <summary>A whole date of the contract. Null: it is not a day of the calendar.</summary>
    public static DateOnly? ToDay(Date date) =>
        date is { Year: >= 1 and <= 9999, Month: >= 1 and <= 12, Day: >= 1 } && date.Day <= DateTime.DaysInMonth(date.Year, date.Month)
            ? new DateOnly(date.Year, date.Month, date.Day)
            : null;

    // The agency code is of the unit in force; an older unit that had the same
    // statistical code never used it.
    private static AgencyCode? AgencyToday(Commune commune, CommuneDirectory directory) =>
        commune.ValidTo is null ? directory.AgencyOf(commune.Code) : null;

    private static UnitChange ToContract(CommuneLink link) => new()
    {
        Commune = link.OtherCode is { } code ? Commune.ResourceName(code) : "",
        DisplayName = link.OtherName,
        Extent = link.Extent,
        EffectiveDate = ToDate(link.EffectiveOn),
    };

    private static Date? ToDate(DateOnly? day) =>
        day is { } d ? new Date { Year = d.Year, Month = d.Month, Day = d.Day } : null;
}
