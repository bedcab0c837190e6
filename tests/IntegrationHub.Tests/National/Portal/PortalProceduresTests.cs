using IntegrationHub.National.Portal;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.National.Portal;

public sealed class PortalProceduresTests
{
    private readonly ManualClock clock = new();

    [Fact]
    public async Task A_procedure_is_asked_for_once_an_hour()
    {
        await using var portal = await ScriptedPortal.StartAsync();
        await using var adapter = new PortalAdapter(portal.Address, clock);

        await FindAsync(adapter);
        clock.Advance(TimeSpan.FromMinutes(59));
        await FindAsync(adapter);
        var within = portal.CallsOf("LayThuTuc").Count();
        clock.Advance(TimeSpan.FromMinutes(1));
        await FindAsync(adapter);

        Assert.Equal((1, 2), (within, portal.CallsOf("LayThuTuc").Count()));
    }

    [Fact]
    public async Task Name_and_sector_are_the_portals_own()
    {
        await using var portal = await ScriptedPortal.StartAsync();
        await using var adapter = new PortalAdapter(portal.Address);

        var procedure = await FindAsync(adapter);

        Assert.Equal(new PortalProcedure("Đăng ký khai sinh", "G15-TP01", "Hộ tịch"), procedure);
    }

    [Theory]
    [InlineData("""{"error_code":"0","result":[]}""")]
    [InlineData("""{"error_code":"-1","message":"không"}""")]
    [InlineData("""{"error_code":"0","result":{}}""")]
    public async Task What_was_not_found_is_asked_for_again(string answer)
    {
        await using var portal = await ScriptedPortal.StartAsync(("LayThuTuc", answer));
        await using var adapter = new PortalAdapter(portal.Address, clock);

        var found = new[] { await FindAsync(adapter), await FindAsync(adapter) };

        Assert.Equal([null, null], found);
        Assert.Equal(2, portal.CallsOf("LayThuTuc").Count());
    }

    [Theory]
    [InlineData("""{"error_code":"0","result":[{"TENTTHC":"A"}]}""")]
    [InlineData("""{"error_code":"0","result":[{"TENTTHC":"A","LINHVUCTHUCHIEN":[]}]}""")]
    [InlineData("""{"error_code":"0","result":[{"TENTTHC":"A","LINHVUCTHUCHIEN":"Hộ tịch"}]}""")]
    [InlineData("""{"error_code":"0","result":[{"TENTTHC":"A","LINHVUCTHUCHIEN":[{"MALINHVUC":1}]}]}""")]
    public async Task A_sector_that_is_not_told_is_empty(string answer)
    {
        await using var portal = await ScriptedPortal.StartAsync(("LayThuTuc", answer));
        await using var adapter = new PortalAdapter(portal.Address);

        var procedure = await FindAsync(adapter);

        Assert.Equal(new PortalProcedure("A", "", ""), procedure);
    }

    private static async Task<PortalProcedure?> FindAsync(PortalAdapter adapter) =>
        (await adapter.Procedures.FindAsync("1.001193", TestContext.Current.CancellationToken)).Procedure;
}
