using System.Text.Json.Nodes;

namespace IntegrationHub.Sandbox.Tests;

/// <summary>A dossier and a step as the wire's description gives them for an example.</summary>
internal static class Dossiers
{
    private static int last;

    /// <summary>A dossier with a code no other test has.</summary>
    public static JsonObject New() => new()
    {
        ["MaHoSo"] = Code(),
        ["MaTTHC"] = "1.001193",
        ["TenTTHC"] = "Thủ tục đăng ký khai sinh",
        ["MaLinhVuc"] = "G15-TP01",
        ["TenLinhVuc"] = "Hộ tịch",
        ["KenhThucHien"] = "2",
        ["SoBienNhan"] = "",
        ["ChuHoSo"] = "NGUYỄN VĂN A",
        ["SoGiayToChuHoSo"] = "068090000001",
        ["LoaiDoiTuong"] = "1",
        ["MaDoiTuong"] = "TECH-0001",
        ["ThongTinKhac"] = "",
        ["Email"] = "",
        ["Fax"] = "",
        ["SoDienThoai"] = "0900000000",
        ["TrichYeuHoSo"] = "Đăng ký khai sinh",
        ["NgayNopHoSo"] = "20251115080000",
        ["NgayTiepNhan"] = "20251115083000",
        ["NgayHenTra"] = "20251116170000",
        ["TrangThaiHoSo"] = "4",
        ["NgayTra"] = "",
        ["ThongTinTra"] = "",
        ["HinhThuc"] = "0",
        ["NgayKetThucXuLy"] = "",
        ["NgayTuChoi"] = "",
        ["DonViXuLy"] = "UBND xã A",
        ["GhiChu"] = "",
        ["NoiNopHoSo"] = "2",
        ["HoSoCoThanhPhanSoHoa"] = "1",
        ["TaiKhoanDuocXacThucVoiVNeID"] = "1",
        ["DuocThanhToanTrucTuyen"] = "0",
        ["DinhDanhCHS"] = new JsonArray(new JsonObject { ["LoaiDinhDanh"] = "1", ["SoDinhDanh"] = "068090000001" }),
        ["DSKetNoiCSDL"] = new JsonArray(new JsonObject { ["MaCSDL"] = "7" }),
        ["TaiLieuNop"] = new JsonArray(),
        ["DanhSachLePhi"] = new JsonArray(),
        ["DanhSachTepDinhKemKhac"] = new JsonArray(),
        ["DanhSachHoSoBoSung"] = new JsonArray(),
        ["DanhSachGiayToKetQua"] = new JsonArray(),
    };

    public static JsonObject With(this JsonObject item, string field, JsonNode? value)
    {
        item[field] = value;
        return item;
    }

    public static JsonObject Without(this JsonObject item, string field)
    {
        item.Remove(field);
        return item;
    }

    public static JsonObject Attachment(string url) => new()
    {
        ["TepDinhKemId"] = "101",
        ["TenTepDinhKem"] = "ToKhai.pdf",
        ["IsDeleted"] = "False",
        ["MaThanhPhanHoSo"] = "TP.000123",
        ["DuongDanTaiTepTin"] = url,
        ["DuocSoHoa"] = "1",
        ["DuocTaiSuDung"] = "0",
        ["DuocLayTuKhoDMQG"] = "0",
        ["MaKetQuaThayThe"] = "",
    };

    public static JsonObject Fee() => new()
    {
        ["TenPhiLePhi"] = "Lệ phí đăng ký",
        ["MaPhiLePhi"] = "LP01",
        ["HinhThucThu"] = "1",
        ["Gia"] = "20000",
        ["LoaiPhiLePhi"] = "2",
    };

    public static JsonObject Paper() => new() { ["TenGiayTo"] = "Giấy chứng sinh", ["SoLuong"] = 1, ["LoaiGiayTo"] = 1 };

    public static JsonObject Supplement() => new()
    {
        ["HoSoBoSungId"] = "BS1",
        ["NguoiYeuCauBoSung"] = "Trần B",
        ["NoiDungBoSung"] = "Bổ sung giấy chứng sinh",
        ["NgayBoSung"] = "20251115100000",
        ["NguoiTiepNhanBoSung"] = "",
        ["ThongTinTiepNhan"] = "",
        ["NgayTiepNhanBoSung"] = "",
        ["TrangThaiBoSung"] = "0",
        ["DanhSachGiayToBoSung"] = new JsonArray(),
        ["DanhSachLePhiBoSung"] = new JsonArray(),
        ["NgayHenTraTruoc"] = "20251116170000",
        ["NgayHenTraMoi"] = "",
    };

    public static JsonObject Result(string url) => new()
    {
        ["TenGiayTo"] = "Giấy khai sinh",
        ["MaThanhPhanHoSo"] = "",
        ["GiayToId"] = "KQ1",
        ["DuongDanTepTinKetQua"] = url,
        ["MaGiayToKetQua"] = "KQ.G15.000031",
    };

    public static JsonObject Step(string code) => new()
    {
        ["MaHoSo"] = code,
        ["NguoiXuLy"] = "Trần B",
        ["ChucDanh"] = "Công chức TP-HT",
        ["ThoiDiemXuLy"] = "20251115090000",
        ["PhongBanXuLy"] = "",
        ["NoiDungXuLy"] = "Chuyển xử lý",
        ["TrangThai"] = "4",
        ["NgayBatDau"] = "",
        ["NgayKetThucTheoQuyDinh"] = "20251116170000",
    };

    public static string MaHoSo(this JsonObject dossier) => dossier["MaHoSo"]!.GetValue<string>();

    private static string Code() => $"H36.19.05-251115-{Interlocked.Increment(ref last):0000}";
}
