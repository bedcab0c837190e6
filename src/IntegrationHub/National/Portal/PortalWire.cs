using System.Text.Json.Serialization;

namespace IntegrationHub.National.Portal;

// The wire as it is: Vietnamese names in Pascal case on the way in, every scalar a string,
// instants as yyyyMMddHHmmss on Vietnam's clock, an empty string for "unknown".

/// <summary>A dossier of DongBoHoSoMC.</summary>
internal sealed record PortalDossier
{
    public required string MaHoSo { get; init; }

    public required string MaTTHC { get; init; }

    public required string TenTTHC { get; init; }

    public required string MaLinhVuc { get; init; }

    public required string TenLinhVuc { get; init; }

    public required string KenhThucHien { get; init; }

    public string SoBienNhan { get; init; } = "";

    public required string ChuHoSo { get; init; }

    public required string SoGiayToChuHoSo { get; init; }

    public required string LoaiDoiTuong { get; init; }

    public required string MaDoiTuong { get; init; }

    public required string ThongTinKhac { get; init; }

    public required string Email { get; init; }

    public string Fax { get; init; } = "";

    public required string SoDienThoai { get; init; }

    public required string TrichYeuHoSo { get; init; }

    public required string NgayNopHoSo { get; init; }

    public required string NgayTiepNhan { get; init; }

    public required string NgayHenTra { get; init; }

    public required string TrangThaiHoSo { get; init; }

    public required string NgayTra { get; init; }

    public string ThongTinTra { get; init; } = "";

    public required string HinhThuc { get; init; }

    public required string NgayKetThucXuLy { get; init; }

    public required string NgayTuChoi { get; init; }

    public required string DonViXuLy { get; init; }

    public string GhiChu { get; init; } = "";

    public required string NoiNopHoSo { get; init; }

    public required string HoSoCoThanhPhanSoHoa { get; init; }

    public required string TaiKhoanDuocXacThucVoiVNeID { get; init; }

    public required string DuocThanhToanTrucTuyen { get; init; }

    [JsonPropertyName("DinhDanhCHS")]
    public required IReadOnlyList<PortalIdentification> DinhDanhChs { get; init; }

    [JsonPropertyName("DSKetNoiCSDL")]
    public required IReadOnlyList<PortalDatabase> DsKetNoiCsdl { get; init; }

    public required IReadOnlyList<PortalAttachment> TaiLieuNop { get; init; }

    public required IReadOnlyList<PortalFee> DanhSachLePhi { get; init; }

    public required IReadOnlyList<PortalPaper> DanhSachTepDinhKemKhac { get; init; }

    public required IReadOnlyList<PortalSupplement> DanhSachHoSoBoSung { get; init; }

    public required IReadOnlyList<PortalResult> DanhSachGiayToKetQua { get; init; }
}

/// <summary>A number that identifies the owner; LoaiDinhDanh 1 personal ID, 2 old ID, 3 passport, 4 tax code.</summary>
internal sealed record PortalIdentification(string LoaiDinhDanh, string SoDinhDanh);

/// <summary>A national database that was used; 7 is the population database.</summary>
internal sealed record PortalDatabase([property: JsonPropertyName("MaCSDL")] string MaCsdl);

/// <summary>A file of the dossier, fetched by the portal from its URL.</summary>
internal sealed record PortalAttachment(
    string TepDinhKemId, string TenTepDinhKem, string IsDeleted, string MaThanhPhanHoSo, string DuongDanTaiTepTin,
    string DuocSoHoa, string DuocTaiSuDung, [property: JsonPropertyName("DuocLayTuKhoDMQG")] string DuocLayTuKhoDmqg, string MaKetQuaThayThe);

/// <summary>A fee (1) or charge (2), whole đồng as text.</summary>
internal sealed record PortalFee(string TenPhiLePhi, string MaPhiLePhi, string HinhThucThu, string Gia, string LoaiPhiLePhi);

/// <summary>A paper document. The only numbers on this wire that are not text.</summary>
internal sealed record PortalPaper(string TenGiayTo, int SoLuong, int LoaiGiayTo);

/// <summary>A request for further documents and its answer.</summary>
internal sealed record PortalSupplement(
    string HoSoBoSungId, string NguoiYeuCauBoSung, string NoiDungBoSung, string NgayBoSung, string NguoiTiepNhanBoSung,
    string ThongTinTiepNhan, string NgayTiepNhanBoSung, string TrangThaiBoSung, IReadOnlyList<PortalPaper> DanhSachGiayToBoSung,
    IReadOnlyList<PortalFee> DanhSachLePhiBoSung, string NgayHenTraTruoc, string NgayHenTraMoi);

/// <summary>A document issued.</summary>
internal sealed record PortalResult(string TenGiayTo, string MaThanhPhanHoSo, string GiayToId, string DuongDanTepTinKetQua, string MaGiayToKetQua);

/// <summary>A step of CapNhatTienDoHoSoMC.</summary>
internal sealed record PortalStep(
    string MaHoSo, string NguoiXuLy, string ChucDanh, string ThoiDiemXuLy, string PhongBanXuLy, string NoiDungXuLy, string TrangThai,
    string NgayBatDau, string NgayKetThucTheoQuyDinh);
