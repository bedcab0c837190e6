using System.Text.Json.Nodes;

namespace IntegrationHub.Sandbox.Portal;

/// <summary>Checks a step of CapNhatTienDoHoSoMC.</summary>
internal static class ProgressCheck
{
    public const int MostPerCall = 10;
    private const int MostOfficer = 50;

    /// <summary>The portal's words about the first field at fault. Null: none.</summary>
    public static string? Fault(JsonObject step)
    {
        var check = new FieldCheck(step);
        check.Text("MaHoSo", required: true);
        check.Text("NguoiXuLy", MostOfficer, required: true);
        check.Text("ChucDanh");
        check.Date("ThoiDiemXuLy", required: true);
        check.Text("PhongBanXuLy");
        check.Text("NoiDungXuLy", required: true);
        check.OneOf("TrangThai", DossierStatus.Codes);
        check.Date("NgayBatDau", required: false);
        check.Date("NgayKetThucTheoQuyDinh", required: false);
        return check.Fault;
    }
}
