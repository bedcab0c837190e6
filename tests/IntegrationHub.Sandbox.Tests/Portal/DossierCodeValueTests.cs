using System.Text.Json.Nodes;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Sandbox.Tests.Portal;

public sealed class DossierCodeValueTests(SandboxHost sandbox) : PortalTests(sandbox)
{
    [Theory]
    [InlineData("KenhThucHien", "1 2 3", "0 4 02 direct")]
    [InlineData("LoaiDoiTuong", "1 2 3 4", "0 5 I")]
    [InlineData("TrangThaiHoSo", "1 2 3 4 5 6 7 8 9 10", "0 11 -1 04")]
    [InlineData("HinhThuc", "0 1", "2 True")]
    [InlineData("NoiNopHoSo", "1 2", "0 3")]
    [InlineData("HoSoCoThanhPhanSoHoa", "0 1", "2 true")]
    [InlineData("TaiKhoanDuocXacThucVoiVNeID", "0 1", "2 false")]
    [InlineData("DuocThanhToanTrucTuyen", "0 1 2 3", "4 x")]
    public async Task Only_the_codes_of_the_table_are_taken(string field, string good, string bad)
    {
        var taken = await Task.WhenAll(good.Split(' ').Select(code => Portal.InsertAsync(Dossiers.New().With(field, code))));
        var refused = await Task.WhenAll(bad.Split(' ').Select(code => Portal.InsertAsync(Dossiers.New().With(field, code))));

        Assert.All(taken, answer => answer.AssertTaken());
        Assert.All(refused, answer => answer.AssertRefused(field));
    }

    [Theory]
    [InlineData("H36.19.05-251115-0001")]
    [InlineData("000.00.19.H36-251115-0001")]
    [InlineData("H36.247.81-261124-00012")]
    [InlineData("G09.20-20260609-0092637")]
    [InlineData("H36-251115-0001")]
    public async Task Dossier_codes_of_all_forms_in_the_field_are_taken(string code)
    {
        var answer = await Portal.InsertAsync(Dossiers.New().With("MaHoSo", code));

        answer.AssertTaken();
    }

    [Theory]
    [InlineData("H36.19.05-251115-001")]
    [InlineData("H36.19.05-2511-0001")]
    [InlineData("h36.19.05-251115-0001")]
    [InlineData("H36.19.05 251115 0001")]
    [InlineData("H36.19.05-251115-0001x")]
    [InlineData("H36.19.05-251115-٠٠٠١")]
    [InlineData("H36.19.05-251115-0001\n")]
    public async Task Dossier_codes_of_no_known_form_are_refused(string code)
    {
        var answer = await Portal.InsertAsync(Dossiers.New().With("MaHoSo", code));

        answer.AssertRefused("MaHoSo");
    }

    [Fact]
    public async Task A_procedure_the_portal_does_not_publish_is_refused()
    {
        var answer = await Portal.InsertAsync(Dossiers.New().With("MaTTHC", "9.999999"));

        answer.AssertRefused("MaTTHC");
    }

    [Theory]
    [InlineData("1", "068090000001")]
    [InlineData("2", "000000001")]
    [InlineData("3", "C1234567")]
    [InlineData("4", "5800000001-001")]
    public async Task Each_kind_of_identification_is_taken_in_its_form(string kind, string number)
    {
        var answer = await Portal.InsertAsync(Dossiers.New().With("DinhDanhCHS", Identification(kind, number)));

        answer.AssertTaken();
    }

    [Theory]
    [InlineData("0", "068090000001", "LoaiDinhDanh")]
    [InlineData("5", "068090000001", "LoaiDinhDanh")]
    [InlineData("1", "06809000001", "SoDinhDanh")]
    [InlineData("1", "06809000000x", "SoDinhDanh")]
    [InlineData("1", "", "SoDinhDanh")]
    [InlineData("2", "068090000001", "SoDinhDanh")]
    [InlineData("3", "123456789012345678901", "SoDinhDanh")]
    public async Task Identification_in_a_wrong_form_is_refused(string kind, string number, string field)
    {
        var answer = await Portal.InsertAsync(Dossiers.New().With("DinhDanhCHS", Identification(kind, number)));

        answer.AssertRefused(field);
    }

    [Theory]
    [InlineData("TrichYeuHoSo", 1000)]
    [InlineData("GhiChu", 2000)]
    public async Task A_text_is_taken_up_to_its_length_and_refused_beyond(string field, int most)
    {
        var longest = await Portal.InsertAsync(Dossiers.New().With(field, new string('ộ', most)));
        var longer = await Portal.InsertAsync(Dossiers.New().With(field, new string('ộ', most + 1)));

        longest.AssertTaken();
        longer.AssertRefused(field);
    }

    private static JsonArray Identification(string kind, string number) =>
        [new JsonObject { ["LoaiDinhDanh"] = kind, ["SoDinhDanh"] = number }];
}
