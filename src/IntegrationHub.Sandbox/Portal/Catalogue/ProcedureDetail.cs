using System.Globalization;
using System.Text.Json.Nodes;

namespace IntegrationHub.Sandbox.Portal.Catalogue;

/// <summary>A procedure in the exact structure of LayThuTuc: upper-case keys, every value text.</summary>
internal static class ProcedureDetail
{
    public static JsonObject Of(string code, string name, (string Code, string Name) sector, JsonObject? detail)
    {
        var procedure = new JsonObject
        {
            ["ID"] = code,
            ["MATTHC"] = code,
            ["TENTTHC"] = name,
            ["MACOQUANCONGBO"] = Text(detail, "ministry"),
            ["QUYETDINH"] = Text(detail, "decision"),
            ["TRANGTHAI"] = "1",
            ["LINHVUCTHUCHIEN"] = new JsonArray(new JsonObject
            {
                ["MALINHVUC"] = Text(detail, "sector_code") is { Length: > 0 } published ? published : sector.Code,
                ["TENLINHVUC"] = sector.Name,
            }),
            ["CACHTHUCTHUCHIEN"] = new JsonArray([.. Items(detail, "channels").Select(Channel)]),
            ["THANHPHANHOSO"] = new JsonArray([.. Items(detail, "components").GroupBy(c => Text(c, "case")).Select(Case)]),
            ["KETQUATHUCHIEN"] = new JsonArray([.. Items(detail, "results")
                .Select(r => new JsonObject { ["MAKETQUA"] = Text(r, "code"), ["TENKETQUA"] = Text(r, "name"), ["TENTEP"] = "", ["URL"] = "" })]),
            ["CANCUPHAPLY"] = new JsonArray([.. (detail?["legal"] as JsonArray ?? [])
                .Select(l => LegalBasis(l!.GetValue<string>()))]),
        };
        foreach (var empty in new[] { "LOAITTHC", "MOTADOITUONGTHUCHIEN", "DIACHITIEPNHAN", "YEUCAU", "TUKHOA", "IDQUYETDINHCONGBO", "MOTACOQUANTHUCHIEN", "MOTACOQUANTHAMQUYEN", "MOTA" })
        {
            procedure[empty] = "";
        }

        foreach (var empty in new[] { "TRINHTUTHUCHIEN", "CAPTHUCHIEN", "DOITUONGTHUCHIEN", "TTHCLIENQUAN", "TTHCLIENTHONG", "COQUANTHUCHIEN", "COQUANCOTHAMQUYEN", "COQUANDUOCUYQUYEN", "COQUANPHOIHOP" })
        {
            procedure[empty] = new JsonArray();
        }

        return procedure;
    }

    private static JsonObject LegalBasis(string number) => new()
    {
        ["SOVANBAN"] = number,
        ["TENVANBAN"] = "",
        ["COQUANBANHANH"] = "",
        ["NGAYBANHANH"] = "",
        ["NGAYHIEULUC"] = "",
        ["DIACHITRUYCAP"] = "",
    };

    private static JsonObject Channel(JsonObject channel)
    {
        var time = Text(channel, "time");
        var number = new string([.. time.TakeWhile(char.IsAsciiDigit)]);
        var fee = channel["fee_dong"]?.GetValue<long>();
        return new JsonObject
        {
            ["KENH"] = Text(channel, "channel") switch { "DIRECT" => "1", "ONLINE" => "2", _ => "3" },
            ["THOIGIAN"] = new JsonArray(new JsonObject
            {
                ["THOIGIANGIAIQUYET"] = number,
                // What stands in brackets is a note: the whole text is in MOTA.
                ["DONVITINH"] = time[number.Length..].Split('(')[0].Trim(),
                ["MOTA"] = time,
                ["PHILEPHI"] = fee is null ? [] : new JsonArray(new JsonObject
                {
                    ["MAPHILEPHI"] = "1'",
                    ["SOTIEN"] = fee == 0 ? "Không" : fee.Value.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '.'),
                    ["DONVI"] = "Đồng",
                    ["MOTA"] = Text(channel, "fee_note"),
                    ["TENTEP"] = "",
                    ["URL"] = "",
                }),
            }),
        };
    }

    private static JsonObject Case(IGrouping<string, JsonObject> components) => new()
    {
        ["TRUONGHOP"] = components.Key,
        ["GIAYTO"] = new JsonArray([.. components.Select(c => new JsonObject
        {
            ["MAGIAYTO"] = Text(c, "code"),
            ["TENGIAYTO"] = Text(c, "name"),
            ["MA_KQ_THAYTHE"] = "",
            ["SOBANCHINH"] = c["originals"]?.ToJsonString() ?? "",
            ["SOBANSAO"] = c["copies"]?.ToJsonString() ?? "",
            ["TENMAUDON"] = Text(c, "form"),
            ["URL"] = "",
        })]),
    };

    private static IEnumerable<JsonObject> Items(JsonObject? detail, string name) =>
        (detail?[name] as JsonArray ?? []).OfType<JsonObject>();

    private static string Text(JsonObject? detail, string name) => detail?[name]?.GetValue<string>() ?? "";
}
