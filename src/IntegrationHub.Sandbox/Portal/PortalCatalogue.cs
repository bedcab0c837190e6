using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace IntegrationHub.Sandbox.Portal;

/// <summary>The procedures and code lists the portal publishes, from the same public data as the hub's.</summary>
internal sealed class PortalCatalogue
{
    private readonly FrozenDictionary<string, JsonObject> procedures;
    private readonly List<(string Code, string Name)> sectors;

    public PortalCatalogue()
    {
        var details = ((JsonArray)ReferenceFile.Json("procedure_details.json")["procedures"]!)
            .ToDictionary(p => p!["code"]!.GetValue<string>(), p => (JsonObject)p!);
        var rows = ReferenceFile.Rows("procedures.csv").ToList();
        // The list has no sector codes; the portal must answer with some, so they are numbered.
        sectors = [.. rows.Select(r => r[2]).Distinct().Select((name, i) => ($"SBX-LV{i + 1:00}", name))];
        procedures = rows.ToFrozenDictionary(
            r => r[0],
            r => ProcedureDetail.Of(r[0], r[1], sectors.First(s => s.Name == r[2]), details.GetValueOrDefault(r[0])));
    }

    public JsonObject? Find(string code) => procedures.GetValueOrDefault(code);

    /// <summary>LayDanhSachTTHC.</summary>
    public JsonObject List() => PortalAnswers.Result(new JsonArray(
        [.. procedures.Values.Select(p => new JsonObject { ["MATTHC"] = p["MATTHC"]!.DeepClone(), ["TENTTHC"] = p["TENTTHC"]!.DeepClone() })]));

    /// <summary>LayThuTuc. A code that is none gives an empty result, not an error.</summary>
    public JsonObject Detail(JsonObject call)
    {
        var check = new FieldCheck(call);
        var code = check.Text("maTTHC", required: true);
        return check.Fault is { } fault
            ? PortalAnswers.Wrong(fault)
            : PortalAnswers.Result(Find(code) is { } procedure ? new JsonArray(procedure.DeepClone()) : []);
    }

    /// <summary>LayDVC: the online services; its result is an object, unlike all others.</summary>
    public JsonObject Services() => PortalAnswers.Result(new JsonObject
    {
        ["data"] = new JsonArray([.. procedures.Values.Select(p => new JsonObject
        {
            ["MADVC"] = $"{p["MATTHC"]!.GetValue<string>()}.01",
            ["TENDVC"] = p["TENTTHC"]!.DeepClone(),
            ["MATTHC"] = p["MATTHC"]!.DeepClone(),
            ["TENTTHC"] = p["TENTTHC"]!.DeepClone(),
            ["TENCOQUANBANHANH"] = "",
            ["TENLINHVUC"] = p["LINHVUCTHUCHIEN"]![0]!["TENLINHVUC"]!.DeepClone(),
            ["APDUNGDVC"] = new JsonArray(),
        })]),
    });

    /// <summary>LayDanhMucLinhVuc.</summary>
    public JsonObject Sectors() => Codes(sectors, "MALINHVUC", "TENLINHVUC");

    /// <summary>LayDanhMucCoQuan: the people's committees of Lâm Đồng's communes.</summary>
    public static JsonObject Agencies() => Codes(
        ReferenceFile.Rows("communes.csv").Where(r => r[4] == "68").Select(r => ($"H36.{r[0][..3]}.{r[0][3..]}", $"UBND {r[2]}")), "MADONVI", "TENDONVI");

    /// <summary>LayDanhMucTinhThanh.</summary>
    public static JsonObject Provinces() => Codes(ReferenceFile.Rows("provinces.csv").Select(r => (r[0], r[2])), "MATINHTHANH", "TENTINHTHANH");

    /// <summary>LayDanhMucPhuongXa.</summary>
    public static JsonObject Communes() => Codes(ReferenceFile.Rows("communes.csv").Select(r => (r[0], r[2])), "MAPHUONGXA", "TENPHUONGXA");

    /// <summary>LayDanhMucGioiTinh.</summary>
    public static JsonObject Sexes() => Codes([("1", "Nam"), ("2", "Nữ")], "MAGIOITINH", "TENGIOITINH");

    /// <summary>LayDanhMucDoiTuong.</summary>
    public static JsonObject Applicants() => Codes(
        [("1", "Người dân"), ("2", "Doanh nghiệp"), ("3", "Cơ quan nhà nước"), ("4", "Tổ chức khác")], "MADOITUONG", "TENDOITUONG");

    private static JsonObject Codes(IEnumerable<(string Code, string Name)> codes, string codeKey, string nameKey) =>
        PortalAnswers.Result(new JsonArray([.. codes.Select(c => new JsonObject { [codeKey] = c.Code, [nameKey] = c.Name })]));
}
