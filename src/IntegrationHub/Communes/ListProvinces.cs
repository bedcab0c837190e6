using IntegrationHub.Calendar;
using IntegrationHub.Communes.V1;

namespace IntegrationHub.Communes;

/// <summary>All provinces in force, with how many units each has today.</summary>
internal sealed class ListProvinces(CommuneDirectory directory, TimeProvider clock)
{
    public ListProvincesResponse Run()
    {
        var today = clock.VietnamToday();
        var counts = directory.Communes.Where(c => c.IsInForce(today)).CountBy(c => c.ProvinceCode).ToDictionary();
        return new()
        {
            Provinces =
            {
                directory.Provinces.Select(p => new V1.Province
                {
                    Name = $"provinces/{p.Code}",
                    Code = p.Code,
                    DisplayName = p.Name,
                    CommuneCount = counts.GetValueOrDefault(p.Code),
                }),
            },
        };
    }
}
