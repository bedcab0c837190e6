using System.Text.Json;
using Google.Type;
using IntegrationHub.Communes.V1;

namespace IntegrationHub.Cli.Tests.Communes;

public class CommunesCommandsTests
{
    [Fact]
    public async Task A_list_in_a_pipe_is_plain_and_aligned()
    {
        await using var hub = await ScriptedHub.StartAsync();
        hub.Communes.Units.AddRange([XuanHuong(), DaHuoai()]);

        var ran = await hub.RunAsync("communes", "list");

        Assert.Equal(0, ran.ExitCode);
        Assert.Empty(ran.Error);
        Assert.Equal(
            """
            CODE   NAME                        KIND     PROVINCE       AGENCY                 UNTIL
            24781  Phường Xuân Hương - Đà Lạt  WARD     Tỉnh Lâm Đồng  H36.247.81 (stand-in)
            24829  Xã Đạ Huoai                 COMMUNE  Tỉnh Lâm Đồng  H36.248.29             2027-01-01

            """,
            ran.Out);
    }

    [Fact]
    public async Task A_list_as_json_is_one_array_of_the_contracts_messages()
    {
        await using var hub = await ScriptedHub.StartAsync();
        hub.Communes.Units.AddRange([XuanHuong(), DaHuoai()]);

        var ran = await hub.RunAsync("communes", "list", "--output", "json");

        var units = JsonDocument.Parse(ran.Out).RootElement.EnumerateArray().ToList();
        Assert.Equal(["24781", "24829"], units.Select(unit => unit.GetProperty("code").GetString()!));
        Assert.Contains("Phường Xuân Hương - Đà Lạt", ran.Out, StringComparison.Ordinal);
        Assert.Equal("COMMUNE_KIND_WARD", units[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task An_empty_list_as_json_is_an_empty_array()
    {
        await using var hub = await ScriptedHub.StartAsync();

        var ran = await hub.RunAsync("communes", "list", "-o", "json");

        Assert.Equal("[]\n", ran.Out);
    }

    [Fact]
    public async Task Options_become_the_query_of_the_contract()
    {
        await using var hub = await ScriptedHub.StartAsync();

        await hub.RunAsync("communes", "list", "--province", "68", "--kind", "special-zone", "--query", "phu quy", "--as-of", "2025-06-30");

        var expected = new ListCommunesRequest
        {
            Province = "provinces/68",
            Kind = CommuneKind.SpecialZone,
            Query = "phu quy",
            AsOfDate = new Date { Year = 2025, Month = 6, Day = 30 },
            PageSize = 1000,
        };
        Assert.Equal(expected, hub.Communes.Listed);
    }

    [Fact]
    public async Task One_unit_shows_what_it_came_from()
    {
        await using var hub = await ScriptedHub.StartAsync();
        var unit = XuanHuong();
        unit.Predecessors.Add(new UnitChange { Commune = "communes/24769", DisplayName = "Phường 1", Extent = ChangeExtent.Whole });
        unit.Predecessors.Add(new UnitChange { Commune = "communes/24772", DisplayName = "Phường 2", Extent = ChangeExtent.Part });
        hub.Communes.Units.Add(unit);

        var ran = await hub.RunAsync("communes", "get", "24781");

        Assert.Contains("Formed from  Phường 1 (24769, WHOLE); Phường 2 (24772, PART)\n", ran.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Went into", ran.Out, StringComparison.Ordinal);
    }

    private static Commune XuanHuong() => new()
    {
        Name = "communes/24781",
        Code = "24781",
        DisplayName = "Phường Xuân Hương - Đà Lạt",
        Kind = CommuneKind.Ward,
        Province = "provinces/68",
        ProvinceDisplayName = "Tỉnh Lâm Đồng",
        AgencyCode = "H36.247.81",
        AgencyCodeProvisional = true,
    };

    private static Commune DaHuoai() => new()
    {
        Name = "communes/24829",
        Code = "24829",
        DisplayName = "Xã Đạ Huoai",
        Kind = CommuneKind.Commune,
        ProvinceDisplayName = "Tỉnh Lâm Đồng",
        AgencyCode = "H36.248.29",
        ValidToDate = new Date { Year = 2027, Month = 1, Day = 1 },
    };
}
