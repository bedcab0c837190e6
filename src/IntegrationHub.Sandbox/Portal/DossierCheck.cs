using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IntegrationHub.Sandbox.Portal.Catalogue;

namespace IntegrationHub.Sandbox.Portal;

/// <summary>Checks a dossier of DongBoHoSoMC, field by field, as its table has them.</summary>
internal static partial class DossierCheck
{
    private const int MostSummary = 1000;
    private const int MostNote = 2000;
    private const int MostFileName = 4000;

    /// <summary>The portal's words about the first field at fault. Null: none.</summary>
    public static string? Fault(JsonObject dossier, PortalCatalogue catalogue)
    {
        var check = new FieldCheck(dossier);
        check.Fail(!IsCode(check.Text("MaHoSo", required: true)), "MaHoSo");
        check.Fail(catalogue.Find(check.Text("MaTTHC", required: true)) is null, "MaTTHC");
        check.Text("TenTTHC", required: true);
        check.Text("MaLinhVuc", required: true);
        check.Text("TenLinhVuc", required: true);
        check.OneOf("KenhThucHien", "1", "2", "3");
        check.Text("SoBienNhan");
        check.Text("ChuHoSo");
        check.Text("SoGiayToChuHoSo");
        check.OneOf("LoaiDoiTuong", "1", "2", "3", "4");
        check.Text("MaDoiTuong");
        check.Text("ThongTinKhac");
        check.Text("Email");
        check.Text("Fax");
        check.Text("SoDienThoai");
        check.Text("GhiChu", MostNote);
        check.Text("ThongTinTra");
        check.Text("TrichYeuHoSo", MostSummary, required: true);
        check.Date("NgayNopHoSo", required: true);
        check.Date("NgayTiepNhan", required: true);
        check.NamedDate("NgayHenTra");
        check.OneOf("TrangThaiHoSo", DossierStatus.Codes);
        check.Date("NgayTra", required: false);
        check.Date("NgayKetThucXuLy", required: false);
        check.Date("NgayTuChoi", required: false);
        check.OneOf("HinhThuc", "0", "1");
        check.Text("DonViXuLy", required: true);
        check.OneOf("NoiNopHoSo", "1", "2");
        check.OneOf("HoSoCoThanhPhanSoHoa", "0", "1");
        check.OneOf("TaiKhoanDuocXacThucVoiVNeID", "0", "1");
        check.OneOf("DuocThanhToanTrucTuyen", "0", "1", "2", "3");
        check.Each("DinhDanhCHS", Identification, required: true);
        check.Each("DSKetNoiCSDL", database => database.Number("MaCSDL", required: true), required: true);
        check.Each("TaiLieuNop", Attachment);
        check.Each("DanhSachLePhi", Fee);
        check.Each("DanhSachTepDinhKemKhac", Paper);
        check.Each("DanhSachHoSoBoSung", Supplement);
        check.Each("DanhSachGiayToKetQua", Result);
        return check.Fault;
    }

    /// <summary>True for both orders of the agency code and both lengths of the date.</summary>
    public static bool IsCode(string code) => code.Length <= 100 && Code().IsMatch(code);

    private static void Identification(FieldCheck check)
    {
        check.OneOf("LoaiDinhDanh", "1", "2", "3", "4");
        var kind = check.Text("LoaiDinhDanh");
        var number = check.Text("SoDinhDanh", most: 20, required: true);
        check.Fail((kind == "1" && number.Length != 12) || (kind == "2" && number.Length != 9), "SoDinhDanh");
        check.Fail(kind is "1" or "2" && !number.All(char.IsAsciiDigit), "SoDinhDanh");
    }

    private static void Attachment(FieldCheck check)
    {
        check.Text("TepDinhKemId", required: true);
        check.Text("TenTepDinhKem", MostFileName, required: true);
        check.OneOf("IsDeleted", "False", "True");
        check.Text("MaThanhPhanHoSo");
        check.Text("DuongDanTaiTepTin", required: true);
        check.OneOf("DuocSoHoa", "0", "1");
        check.OneOf("DuocTaiSuDung", "0", "1", "2");
        check.OneOf("DuocLayTuKhoDMQG", "0", "1");
        check.Text("MaKetQuaThayThe");
    }

    private static void Fee(FieldCheck check)
    {
        check.Text("TenPhiLePhi", required: true);
        check.Text("MaPhiLePhi");
        check.OneOf("HinhThucThu", "1", "2", "4");
        check.Number("Gia", required: true);
        check.OneOf("LoaiPhiLePhi", "1", "2");
    }

    private static void Paper(FieldCheck check)
    {
        check.Text("TenGiayTo", required: true);
        check.Integer("SoLuong");
        check.Integer("LoaiGiayTo");
    }

    private static void Supplement(FieldCheck check)
    {
        check.Text("HoSoBoSungId", required: true);
        check.Text("NguoiYeuCauBoSung", required: true);
        check.Text("NoiDungBoSung", required: true);
        check.Date("NgayBoSung", required: true);
        check.Text("NguoiTiepNhanBoSung");
        check.Text("ThongTinTiepNhan");
        check.Date("NgayTiepNhanBoSung", required: false);
        check.Text("TrangThaiBoSung");
        check.Each("DanhSachGiayToBoSung", Paper);
        check.Each("DanhSachLePhiBoSung", Fee);
        check.Date("NgayHenTraTruoc", required: false);
        check.Date("NgayHenTraMoi", required: false);
    }

    private static void Result(FieldCheck check)
    {
        check.Text("TenGiayTo", required: true);
        check.Text("MaThanhPhanHoSo");
        check.Text("GiayToId", required: true);
        check.Text("DuongDanTepTinKetQua");
        check.Text("MaGiayToKetQua");
    }

    [GeneratedRegex(@"^([A-Z][0-9]{2}(\.[0-9]{2,3}){0,6}|[0-9]{3}(\.[0-9]{2}){1,5}\.[A-Z][0-9]{2})-[0-9]{6}([0-9]{2})?-[0-9]{4,}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
