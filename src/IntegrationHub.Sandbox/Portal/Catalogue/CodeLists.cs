using System.Text.Json.Nodes;

namespace IntegrationHub.Sandbox.Portal.Catalogue;

/// <summary>
/// The code lists (LayDanhMuc…). Where the sandbox has no public data to answer with it says so
/// in the message and gives an empty list: invented codes would find their way into systems.
/// </summary>
internal sealed class CodeLists(PortalCatalogue catalogue)
{
    private const string NoData = "Bản mô phỏng không có dữ liệu của danh mục này";
    private const string NoDistricts = "Không còn đơn vị hành chính cấp huyện từ ngày 01/07/2025";

    /// <summary>The answer of a list's service. Null: there is no such list.</summary>
    public JsonObject? Find(string service) => service switch
    {
        "LayDanhMucLinhVuc" => List(catalogue.Sectors, "MALINHVUC", "TENLINHVUC"),
        "LayDanhMucCoQuan" => List(Agencies(), "MADONVI", "TENDONVI"),
        "LayDanhMucTinhThanh" => List(ReferenceFile.Rows("provinces.csv").Select(r => (r[0], r[2])), "MATINHTHANH", "TENTINHTHANH"),
        "LayDanhMucQuanHuyen" => PortalAnswers.Result(new JsonArray(), NoDistricts),
        "LayDanhMucPhuongXa" => List(ReferenceFile.Rows("communes.csv").Select(r => (r[0], r[2])), "MAPHUONGXA", "TENPHUONGXA"),
        "LayDanhMucGioiTinh" => List([("1", "Nam"), ("2", "Nữ")], "MAGIOITINH", "TENGIOITINH"),
        "LayDanhMucDoiTuong" => List(
            [("1", "Người dân"), ("2", "Doanh nghiệp"), ("3", "Cơ quan nhà nước"), ("4", "Tổ chức khác")], "MADOITUONG", "TENDOITUONG"),
        "LayDanhMucCanCuPhapLy" => List(catalogue.LegalBases.Select(number => (number, "")), "SOVANBAN", "TENVANBAN"),
        "LayDanhMucQuocGia" or "LayDanhMucDanToc" or "LayDanhMucTonGiao" or "LayDanhMucTinhTrangHonNhan" or "LayDanhMucCapThucHien"
            or "LayDanhMucLePhi" => PortalAnswers.Result(new JsonArray(), NoData),
        _ => null,
    };

    // The people's committees of Lâm Đồng's communes.
    private static IEnumerable<(string Code, string Name)> Agencies() =>
        ReferenceFile.Rows("communes.csv").Where(r => r[4] == "68").Select(r => ($"H36.{r[0][..3]}.{r[0][3..]}", $"UBND {r[2]}"));

    private static JsonObject List(IEnumerable<(string Code, string Name)> codes, string codeKey, string nameKey) =>
        PortalAnswers.Result(new JsonArray([.. codes.Select(c => new JsonObject { [codeKey] = c.Code, [nameKey] = c.Name })]));
}
