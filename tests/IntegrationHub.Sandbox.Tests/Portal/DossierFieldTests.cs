using System.Text.Json.Nodes;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Sandbox.Tests.Portal;

public sealed class DossierFieldTests(SandboxHost sandbox) : PortalTests(sandbox)
{
    // The rows of the wire's table that say "yes".
    private static readonly string[] RequiredTexts =
    [
        "MaHoSo", "MaTTHC", "TenTTHC", "MaLinhVuc", "TenLinhVuc", "KenhThucHien", "LoaiDoiTuong", "TrichYeuHoSo", "NgayNopHoSo", "NgayTiepNhan",
        "TrangThaiHoSo", "HinhThuc", "DonViXuLy", "NoiNopHoSo", "HoSoCoThanhPhanSoHoa", "TaiKhoanDuocXacThucVoiVNeID", "DuocThanhToanTrucTuyen",
    ];

    private static readonly string[] OptionalTexts =
    [
        "SoBienNhan", "ChuHoSo", "SoGiayToChuHoSo", "MaDoiTuong", "ThongTinKhac", "Email", "Fax", "SoDienThoai", "GhiChu", "ThongTinTra",
        "NgayTra", "NgayKetThucXuLy", "NgayTuChoi",
    ];

    private static readonly string[] RequiredLists = ["DinhDanhCHS", "DSKetNoiCSDL"];

    private static readonly string[] OptionalLists =
        ["TaiLieuNop", "DanhSachLePhi", "DanhSachTepDinhKemKhac", "DanhSachHoSoBoSung", "DanhSachGiayToKetQua"];

    public static TheoryData<string> RequiredFields => [.. RequiredTexts, .. RequiredLists, "NgayHenTra"];

    public static TheoryData<string> FilledFields => [.. RequiredTexts];

    public static TheoryData<string> TextFields => [.. RequiredTexts, .. OptionalTexts, "NgayHenTra"];

    public static TheoryData<string> ListFields => [.. RequiredLists, .. OptionalLists];

    public static TheoryData<string> NeededLists => [.. RequiredLists];

    [Fact]
    public async Task The_example_of_the_description_is_taken()
    {
        var dossier = Dossiers.New();

        var answer = await Portal.InsertAsync(dossier);

        answer.AssertTaken();
    }

    [Theory]
    [MemberData(nameof(RequiredFields))]
    public async Task A_dossier_without_a_required_field_is_refused_by_its_name(string field)
    {
        var dossier = Dossiers.New();

        var answer = await Portal.InsertAsync(((JsonObject)dossier.DeepClone()).Without(field));

        answer.AssertRefused(field);
        Assert.Empty((await Portal.LookUpAsync(dossier.MaHoSo())).Result());
    }

    [Theory]
    [MemberData(nameof(RequiredFields))]
    public async Task A_required_field_that_is_null_is_refused(string field)
    {
        var answer = await Portal.InsertAsync(Dossiers.New().With(field, null));

        answer.AssertRefused(field);
    }

    [Theory]
    [MemberData(nameof(FilledFields))]
    public async Task A_required_field_of_blanks_is_refused(string field)
    {
        var answer = await Portal.InsertAsync(Dossiers.New().With(field, "  "));

        answer.AssertRefused(field);
    }

    [Theory]
    [MemberData(nameof(TextFields))]
    public async Task A_number_where_text_belongs_is_refused(string field)
    {
        var answer = await Portal.InsertAsync(Dossiers.New().With(field, 1));

        answer.AssertRefused(field);
    }

    [Theory]
    [MemberData(nameof(ListFields))]
    public async Task Text_where_a_list_belongs_is_refused(string field)
    {
        var answer = await Portal.InsertAsync(Dossiers.New().With(field, "[]"));

        answer.AssertRefused(field);
    }

    [Theory]
    [MemberData(nameof(ListFields))]
    public async Task A_list_of_anything_but_objects_is_refused(string field)
    {
        var answer = await Portal.InsertAsync(Dossiers.New().With(field, new JsonArray("x")));

        answer.AssertRefused(field);
    }

    [Theory]
    [MemberData(nameof(NeededLists))]
    public async Task An_empty_list_that_must_not_be_empty_is_refused(string field)
    {
        var answer = await Portal.InsertAsync(Dossiers.New().With(field, new JsonArray()));

        answer.AssertRefused(field);
    }

    [Fact]
    public async Task All_optional_fields_may_be_left_out()
    {
        var dossier = OptionalTexts.Concat(OptionalLists).Aggregate(Dossiers.New(), (d, field) => d.Without(field));

        var answer = await Portal.InsertAsync(dossier);

        answer.AssertTaken();
    }

    [Fact]
    public async Task A_due_date_may_be_empty_but_must_be_named()
    {
        var answer = await Portal.InsertAsync(Dossiers.New().With("NgayHenTra", ""));

        answer.AssertTaken();
    }

    [Fact]
    public async Task The_first_field_at_fault_is_the_one_named()
    {
        var answer = await Portal.InsertAsync(Dossiers.New().Without("TenTTHC").Without("HinhThuc"));

        answer.AssertRefused("TenTTHC");
        Assert.DoesNotContain("HinhThuc", answer.Message());
    }
}
