using System.Text.Json.Nodes;
using IntegrationHub.Sandbox.Portal.Catalogue;

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

        return PortalAnswers.Result(archive.Find(code) is { } dossier ? new JsonArray(Item(dossier.Content)) : []);
    }

    private static JsonObject Item(JsonObject dossier)
    {
        var item = new JsonObject();
        foreach (var (key, field) in new[]
        {
            ("MAHOSO", "MaHoSo"), ("MATTHC", "MaTTHC"), ("TENTTHC", "TenTTHC"), ("TENDVC", "TenTTHC"), ("HOTENNGUOINOP", "ChuHoSo"),
            ("TRANGTHAI", "TrangThaiHoSo"), ("MATRANGTHAI", "TrangThaiHoSo"), ("DONVIXULY", "DonViXuLy"), ("NGAYNOP", "NgayNopHoSo"),
            ("NGAYTIEPNHAN", "NgayTiepNhan"), ("NGAYHENTRA", "NgayHenTra"), ("HINHTHUCNHANKQ", "HinhThuc"),
        })
        {
            item[key] = dossier[field]?.DeepClone() ?? "";
        }

        item["MADVC"] = PortalCatalogue.ServiceCode(dossier["MaTTHC"]!.GetValue<string>());
        item["TRANGTHAIHOSO"] = DossierStatus.Name(dossier["TrangThaiHoSo"]!.GetValue<string>());
        // A dossier names its office and carries no code of it.
        item["MADONVIXULY"] = "";

        return item;
    }
}
