using System.Globalization;
using System.Net;
using System.Text;
using IntegrationHub.Sandbox.Faults;
using IntegrationHub.Sandbox.Portal;

namespace IntegrationHub.Sandbox.Pages;

/// <summary>One page that shows what the stand-in portal holds, in Vietnamese, as an officer would read it.</summary>
internal static class PagesFeature
{
    private const int Newest = 30;

    public static void MapPages(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/", (PortalArchive archive, CallLog log, FaultRules faults) =>
            Results.Content(Page(PortalSummary.Of(archive, log), archive, faults), "text/html; charset=utf-8"));

    private static string Page(PortalSummary summary, PortalArchive archive, FaultRules faults)
    {
        var rows = new StringBuilder();
        foreach (var dossier in archive.Dossiers.OrderByDescending(d => d.ChangedAt).Take(Newest))
        {
            rows.Append(CultureInfo.InvariantCulture, $"<tr><td><code>{Safe(dossier.MaHoSo)}</code></td><td>{Safe(Field(dossier, "TenTTHC"))}</td><td>{Safe(Field(dossier, "DonViXuLy"))}</td><td>{Safe(DossierStatus.Name(Field(dossier, "TrangThaiHoSo")))}</td><td class=n>{dossier.Steps.Count}</td></tr>");
        }

        var active = string.Concat(faults.Active.Select(f => $"<li>{Safe(f.Kind.ToString())} {Safe(f.Service ?? "")} {f.Probability.ToString("P0", CultureInfo.InvariantCulture)}</li>"));
        return $$"""
            <!doctype html><html lang="vi"><meta charset="utf-8"><meta http-equiv="refresh" content="3"><meta name="viewport" content="width=device-width">
            <title>Cổng DVCQG mô phỏng</title>
            <style>
            body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1b2733;background:#f6f8fa}
            h1{font-size:1.4rem;margin:0}p{color:#5b6b7a;margin:.3rem 0 1.2rem}
            .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.8rem;margin-bottom:1.4rem}
            .card{background:#fff;border:1px solid #dde3e9;border-radius:10px;padding:.8rem 1rem}.card b{display:block;font-size:1.7rem;font-variant-numeric:tabular-nums}
            .bad b{color:#b3261e}table{width:100%;border-collapse:collapse;background:#fff;border:1px solid #dde3e9;border-radius:10px;overflow:hidden}
            th,td{text-align:left;padding:.45rem .8rem;border-bottom:1px solid #eef1f4}th{background:#eef3f7;font-weight:600}.n{text-align:right}
            </style>
            <h1>Cổng Dịch vụ công quốc gia — bản mô phỏng</h1><p>Dữ liệu tổng hợp, chỉ dùng để thử nghiệm. Điều khiển: <a href="/control">/control</a></p>
            <div class="cards"><div class="card"><b>{{summary.Dossiers}}</b>hồ sơ</div><div class="card{{(summary.Doubles > 0 ? " bad" : "")}}"><b>{{summary.Doubles}}</b>hồ sơ trùng</div>
            <div class="card"><b>{{summary.Updates}}</b>lần cập nhật</div><div class="card"><b>{{summary.Steps}}</b>bước xử lý</div><div class="card{{(summary.DoubledSteps > 0 ? " bad" : "")}}"><b>{{summary.DoubledSteps}}</b>bước trùng</div>
            <div class="card"><b>{{summary.Files}}</b>tệp đã tải</div><div class="card"><b>{{summary.Faults.Values.Sum()}}</b>lỗi giả lập</div></div>
            {{(active.Length > 0 ? $"<p>Lỗi đang bật:</p><ul>{active}</ul>" : "")}}
            <table><thead><tr><th>Mã hồ sơ</th><th>Thủ tục</th><th>Đơn vị xử lý</th><th>Trạng thái</th><th class="n">Bước</th></tr></thead><tbody>{{rows}}</tbody></table>
            """;
    }

    private static string Field(StoredDossier dossier, string field) => dossier.Content[field]?.ToString() ?? "";

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
