using System.Text.Json.Nodes;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Sandbox.Tests.Faults;

public sealed class SummaryTests : IAsyncLifetime
{
    private readonly SandboxHost sandbox = new();
    private PortalClient? portal;

    private PortalClient Portal => portal!;

    public async ValueTask InitializeAsync()
    {
        await sandbox.InitializeAsync();
        portal = await PortalClient.LogInAsync(sandbox);
    }

    public async ValueTask DisposeAsync()
    {
        portal?.Dispose();
        await sandbox.DisposeAsync();
    }

    [Fact]
    public async Task One_filing_stored_under_two_codes_is_a_double()
    {
        await Portal.InsertAsync(Numbered("XH-1"), Numbered("XH-1"), Numbered("XH-1"), Numbered("XH-2"));

        Assert.Equal((4, 2), (await NumberAsync("dossiers"), await NumberAsync("doubles")));
    }

    [Fact]
    public async Task The_same_number_at_another_office_is_another_filing()
    {
        await Portal.InsertAsync(Numbered("XH-1"), Numbered("XH-1").With("DonViXuLy", "UBND xã B"));

        Assert.Equal(0, await NumberAsync("doubles"));
    }

    [Fact]
    public async Task Filings_without_a_number_are_no_doubles_of_each_other()
    {
        await Portal.InsertAsync(Dossiers.New(), Dossiers.New());

        Assert.Equal(0, await NumberAsync("doubles"));
    }

    [Fact]
    public async Task Inserts_that_were_refused_as_doubles_are_counted_apart()
    {
        var dossier = Numbered("XH-1");
        await Portal.InsertAsync(dossier);
        await Portal.InsertAsync(dossier);
        await Portal.InsertAsync(dossier);

        Assert.Equal((1, 2, 0), (await NumberAsync("inserts"), await NumberAsync("refused_inserts"), await NumberAsync("doubles")));
    }

    [Fact]
    public async Task Steps_that_came_again_are_doubles_and_other_steps_are_not()
    {
        var dossier = Dossiers.New();
        await Portal.InsertAsync(dossier);
        var (step, other) = (Dossiers.Step(dossier.MaHoSo()), Dossiers.Step(dossier.MaHoSo()).With("NoiDungXuLy", "Ký duyệt"));

        await StepsAsync(step, other);
        await StepsAsync(step, step);

        Assert.Equal((4, 2), (await NumberAsync("steps"), await NumberAsync("doubled_steps")));
    }

    [Fact]
    public async Task Calls_and_faults_are_counted_by_name()
    {
        await sandbox.FailAsync(new { kind = "refuse", service = "TraCuuHoSo", times = 2 });
        for (var i = 0; i < 5; i++)
        {
            await Portal.LookUpAsync("H36-251115-0001");
        }

        var summary = await sandbox.SummaryAsync();
        Assert.Equal(5, summary.GetProperty("services").GetProperty("TraCuuHoSo").GetInt32());
        Assert.Equal(1, summary.GetProperty("services").GetProperty("login").GetInt32());
        Assert.Equal(2, summary.GetProperty("faults").GetProperty("refuse").GetInt32());
    }

    [Fact]
    public async Task Updates_are_counted_and_make_no_double()
    {
        var dossier = Numbered("XH-1");
        await Portal.InsertAsync(dossier);
        await Portal.UpdateAsync(dossier);
        await Portal.UpdateAsync(dossier);

        Assert.Equal((1, 2, 0), (await NumberAsync("dossiers"), await NumberAsync("updates"), await NumberAsync("doubles")));
    }

    private static JsonObject Numbered(string number) => Dossiers.New().With("ThongTinKhac", number);

    private Task<JsonObject> StepsAsync(params JsonObject[] steps) =>
        Portal.CallAsync("CapNhatTienDoHoSoMC", ("data", new JsonArray([.. steps.Select(s => s.DeepClone())])));

    private async Task<int> NumberAsync(string name) => (await sandbox.SummaryAsync()).GetProperty(name).GetInt32();
}
