using System.Text.Json.Nodes;

namespace IntegrationHub.Sandbox.Portal;

/// <summary>TraCuuHoSo: what is known of one dossier, keys in upper case as all reads have them.</summary>
internal sealed class LookUpDossier(PortalArchive archive)
{
    public JsonObject Run(JsonObject call)
    {
        var check = new FieldCheck(call);
        var code = check.Text("mahoso", required: true);
        if (check.Fault is { } fault)
        {
            return PortalAnswers.Wrong(fault);
        }

        return PortalAnswers.Result(archive.Find(code)?.Content is { Count: > 0 } dossier ? new JsonArray(Item(dossier)) : []);
    }

    private static JsonObject Item(JsonObject dossier)
    {
        var item = new JsonObject();
        foreach (var (key, field) in new[]
        {
            ("MAHOSO", "MaHoSo"), ("MATTHC", "MaTTHC"), ("TENTTHC", "TenTTHC"), ("HOTENNGUOINOP", "ChuHoSo"), ("TRANGTHAI", "TrangThaiHoSo"),
            ("DONVIXULY", "DonViXuLy"), ("NGAYNOP", "NgayNopHoSo"), ("NGAYTIEPNHAN", "NgayTiepNhan"), ("NGAYHENTRA", "NgayHenTra"),
            ("HINHTHUCNHANKQ", "HinhThuc"),
        })
        {
            item[key] = dossier[field]?.DeepClone() ?? "";
        }

        return item;
    }
}
