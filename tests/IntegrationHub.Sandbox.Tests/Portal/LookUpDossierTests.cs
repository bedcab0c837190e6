using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Sandbox.Tests.Portal;

public sealed class LookUpDossierTests(SandboxHost sandbox) : PortalTests(sandbox)
{
    [Fact]
    public async Task A_dossier_is_found_with_its_present_status_in_upper_case_keys()
    {
        var dossier = Dossiers.New();
        await Portal.InsertAsync(dossier);
        await Portal.UpdateAsync(dossier.With("TrangThaiHoSo", "9"));

        var found = Assert.Single((await Portal.LookUpAsync(dossier.MaHoSo())).Result())!.AsObject();

        Assert.Equal(dossier.MaHoSo(), found["MAHOSO"]!.GetValue<string>());
        Assert.Equal(("9", "9", "Đã xử lý xong"), (found["TRANGTHAI"]!.GetValue<string>(), found["MATRANGTHAI"]!.GetValue<string>(), found["TRANGTHAIHOSO"]!.GetValue<string>()));
        Assert.All(found, field => Assert.Equal(field.Key.ToUpperInvariant(), field.Key));
    }

    [Fact]
    public async Task A_dossier_is_found_with_every_field_the_description_names()
    {
        var dossier = Dossiers.New();
        await Portal.InsertAsync(dossier);

        var found = Assert.Single((await Portal.LookUpAsync(dossier.MaHoSo())).Result())!.AsObject();

        Assert.Equal(
            [
                "DONVIXULY", "HINHTHUCNHANKQ", "HOTENNGUOINOP", "MADONVIXULY", "MADVC", "MAHOSO", "MATRANGTHAI", "MATTHC", "NGAYHENTRA", "NGAYNOP",
                "NGAYTIEPNHAN", "TENDVC", "TENTTHC", "TRANGTHAI", "TRANGTHAIHOSO",
            ],
            found.Select(f => f.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_found_of_a_code_that_is_not_there()
    {
        var answer = await Portal.LookUpAsync("H36-251115-9998");

        Assert.Equal("0", answer.Code());
        Assert.Empty(answer.Result());
    }

    [Fact]
    public async Task A_question_without_a_code_is_refused()
    {
        var missing = await Portal.CallAsync("TraCuuHoSo");
        var number = await Portal.CallAsync("TraCuuHoSo", ("mahoso", 1));

        missing.AssertRefused("mahoso");
        number.AssertRefused("mahoso");
    }
}
