using System.Text.Json.Nodes;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Sandbox.Tests.Portal;

public sealed class DossierListTests(SandboxHost sandbox) : PortalTests(sandbox)
{
    [Fact]
    public async Task A_dossier_with_every_list_filled_is_taken_and_kept_as_sent()
    {
        var dossier = Dossiers.New()
            .With("DanhSachLePhi", new JsonArray(Dossiers.Fee(), Dossiers.Fee().With("HinhThucThu", "4").With("LoaiPhiLePhi", "1").With("Gia", "0")))
            .With("DanhSachTepDinhKemKhac", new JsonArray(Dossiers.Paper()))
            .With("DanhSachHoSoBoSung", new JsonArray(Dossiers.Supplement()
                .With("DanhSachGiayToBoSung", new JsonArray(Dossiers.Paper()))
                .With("DanhSachLePhiBoSung", new JsonArray(Dossiers.Fee().With("HinhThucThu", "2")))))
            .With("DanhSachGiayToKetQua", new JsonArray(Dossiers.Result("")));

        var answer = await Portal.InsertAsync(dossier);

        answer.AssertTaken();
        var held = await Sandbox.FindAsync(dossier.MaHoSo());
        Assert.True(JsonNode.DeepEquals(dossier, JsonNode.Parse(held!.Value.GetProperty("content").GetRawText())));
    }

    [Theory]
    [InlineData("TenPhiLePhi", "")]
    [InlineData("HinhThucThu", "3")]
    [InlineData("LoaiPhiLePhi", "3")]
    [InlineData("Gia", "20.000")]
    [InlineData("Gia", "-1")]
    [InlineData("Gia", "")]
    [InlineData("Gia", "1e3")]
    [InlineData("Gia", "1234567890123456")]
    public async Task A_fee_in_a_wrong_form_is_refused(string field, string value)
    {
        var fee = Dossiers.Fee().With(field, value);

        var answer = await Portal.InsertAsync(Dossiers.New().With("DanhSachLePhi", new JsonArray(fee)));

        answer.AssertRefused(field);
    }

    [Fact]
    public async Task A_price_that_is_a_number_is_refused()
    {
        var answer = await Portal.InsertAsync(Dossiers.New().With("DanhSachLePhi", new JsonArray(Dossiers.Fee().With("Gia", 20000))));

        answer.AssertRefused("Gia");
    }

    [Theory]
    [InlineData("TenGiayTo", "\"\"")]
    [InlineData("SoLuong", "\"1\"")]
    [InlineData("SoLuong", "-1")]
    [InlineData("SoLuong", "1.5")]
    [InlineData("LoaiGiayTo", "null")]
    public async Task A_paper_in_a_wrong_form_is_refused(string field, string json)
    {
        var paper = Dossiers.Paper().With(field, JsonNode.Parse(json));

        var answer = await Portal.InsertAsync(Dossiers.New().With("DanhSachTepDinhKemKhac", new JsonArray(paper)));

        answer.AssertRefused(field);
    }

    [Theory]
    [InlineData("TepDinhKemId", "")]
    [InlineData("TenTepDinhKem", "")]
    [InlineData("IsDeleted", "false")]
    [InlineData("DuongDanTaiTepTin", "")]
    [InlineData("DuocSoHoa", "2")]
    [InlineData("DuocTaiSuDung", "3")]
    [InlineData("DuocLayTuKhoDMQG", "2")]
    public async Task An_attachment_in_a_wrong_form_is_refused(string field, string value)
    {
        var attachment = Dossiers.Attachment("http://127.0.0.1/x").With(field, value);

        var answer = await Portal.InsertAsync(Dossiers.New().With("TaiLieuNop", new JsonArray(attachment)));

        answer.AssertRefused(field);
    }

    [Theory]
    [InlineData("HoSoBoSungId")]
    [InlineData("NguoiYeuCauBoSung")]
    [InlineData("NoiDungBoSung")]
    [InlineData("NgayBoSung")]
    public async Task A_supplement_without_what_it_needs_is_refused(string field)
    {
        var supplement = Dossiers.Supplement().With(field, "");

        var answer = await Portal.InsertAsync(Dossiers.New().With("DanhSachHoSoBoSung", new JsonArray(supplement)));

        answer.AssertRefused(field);
    }

    [Fact]
    public async Task A_fault_in_a_list_within_a_list_is_found()
    {
        var supplement = Dossiers.Supplement().With("DanhSachLePhiBoSung", new JsonArray(Dossiers.Fee().With("Gia", "x")));

        var answer = await Portal.InsertAsync(Dossiers.New().With("DanhSachHoSoBoSung", new JsonArray(supplement)));

        answer.AssertRefused("Gia");
    }

    [Fact]
    public async Task A_fault_in_the_last_of_many_is_found()
    {
        var fees = Enumerable.Range(0, 50).Select(_ => Dossiers.Fee()).Append(Dossiers.Fee().Without("LoaiPhiLePhi"));

        var answer = await Portal.InsertAsync(Dossiers.New().With("DanhSachLePhi", new JsonArray([.. fees])));

        answer.AssertRefused("LoaiPhiLePhi");
    }

    [Theory]
    [InlineData("TenGiayTo")]
    [InlineData("GiayToId")]
    public async Task A_result_without_what_it_needs_is_refused(string field)
    {
        var answer = await Portal.InsertAsync(Dossiers.New().With("DanhSachGiayToKetQua", new JsonArray(Dossiers.Result("").Without(field))));

        answer.AssertRefused(field);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("-7")]
    public async Task A_database_used_must_be_a_number(string code)
    {
        var answer = await Portal.InsertAsync(Dossiers.New().With("DSKetNoiCSDL", new JsonArray(new JsonObject { ["MaCSDL"] = code })));

        answer.AssertRefused("MaCSDL");
    }
}
