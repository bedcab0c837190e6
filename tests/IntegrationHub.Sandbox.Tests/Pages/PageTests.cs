using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Sandbox.Tests.Pages;

public sealed class PageTests(SandboxHost sandbox) : PortalTests(sandbox)
{
    [Fact]
    public async Task The_page_shows_dossiers_with_the_name_of_their_status()
    {
        var dossier = Dossiers.New();
        await Portal.InsertAsync(dossier);
        using var control = new ControlClient(Sandbox);

        var page = await control.PageAsync();

        Assert.Contains(dossier.MaHoSo(), page);
        Assert.Contains(System.Net.WebUtility.HtmlEncode("Đang xử lý"), page);
    }

    [Fact]
    public async Task What_a_client_sent_is_shown_and_not_run()
    {
        await Portal.InsertAsync(Dossiers.New().With("TenTTHC", "<script>alert(1)</script>").With("DonViXuLy", "\"><img src=x>"));
        using var control = new ControlClient(Sandbox);

        var page = await control.PageAsync();

        Assert.DoesNotContain("<script", page);
        Assert.DoesNotContain("<img", page);
    }

    [Fact]
    public async Task Faults_in_force_are_shown()
    {
        await Sandbox.FailAsync(new { kind = "lost_answer", service = "DongBoHoSoMC" });
        using var control = new ControlClient(Sandbox);

        var page = await control.PageAsync();

        Assert.Contains("LostAnswer DongBoHoSoMC", page);
    }
}
