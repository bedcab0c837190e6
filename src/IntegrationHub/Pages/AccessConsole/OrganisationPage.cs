using System.Globalization;
using IntegrationHub.Access;
using IntegrationHub.Access.Console;
using IntegrationHub.Access.V1;
using IntegrationHub.Calendar;
using IntegrationHub.Catalogue;
using IntegrationHub.Communes;

namespace IntegrationHub.Pages.AccessConsole;

/// <summary>One organisation: how it is recognised, what it may do, and whether a call of it would be allowed.</summary>
internal sealed class OrganisationPage(CommuneDirectory communes, ProcedureCatalogue catalogue, TimeProvider clock)
{
    private readonly IReadOnlyList<(string Value, string Words)> sectors =
        [.. catalogue.Procedures.Select(p => p.SectorName).Distinct().Order(StringComparer.Ordinal).Select(s => (s, s))];

    public Html Write(ConsoleSession session, Organisation organisation, IReadOnlyList<Role> roles, AskedCall asked) => Html.Of($"""
        <p class="soft"><a href="/access">Đơn vị</a> / {organisation.Name["organisations/".Length..]}</p>
        <div class="titled"><h2>{organisation.DisplayName} <span class="soft">{ConsoleWords.Of(organisation.Kind)}</span></h2>
        {(organisation.Suspended
            ? ConsoleForm.Button(session, "/access/suspend", "Cho hoạt động lại", ("name", organisation.Name), ("suspended", "false"))
            : ConsoleForm.Button(session, "/access/suspend", "Tạm dừng", ("name", organisation.Name), ("suspended", "true")))}</div>
        {(organisation.Suspended ? Html.Of($"""<div class="state bad" role="status">Đang tạm dừng: mọi lời gọi của đơn vị bị từ chối.</div>""") : Html.None)}
        <h2>Quyền</h2>
        {Grants(session, organisation)}
        <details class="card"><summary>Cấp quyền</summary>{ConsoleForm.Of(session, "/access/grants", GrantFields(organisation, roles), "fields")}</details>
        <h2>Danh tính</h2>
        {Identities(session, organisation)}
        <details class="card"><summary>Gắn danh tính</summary>{ConsoleForm.Of(session, "/access/identities", IdentityFields(organisation), "fields")}</details>
        <h2>Giới hạn</h2>
        <section class="card">{ConsoleForm.Of(session, "/access/limit", LimitFields(organisation), "fields")}</section>
        <h2>Hỏi thử</h2>
        <section class="card"><form method="get" class="fields">{AskFields(asked)}</form>{asked.Answer}</section>
        """);

    private Html Grants(ConsoleSession session, Organisation organisation) => organisation.Grants.Count == 0
        ? Html.Of($"""<p class="none">Chưa có quyền nào: mọi lời gọi bị từ chối.</p>""")
        : Html.Of($"""
            <div class="table" tabindex="0" role="region" aria-label="Quyền"><table>
            <thead><tr><th scope="col">Vai trò</th><th scope="col">Xã, phường, đặc khu</th><th scope="col">Lĩnh vực</th><th scope="col">Đến</th><th scope="col"><span class="hidden">Thu hồi</span></th></tr></thead>
            <tbody>{Html.Join(organisation.Grants.Select(g => Html.Of($"""
                <tr><th scope="row">{ConsoleWords.Role(g.Role)}</th><td>{Names(g)}</td><td>{(g.Sectors.Count == 0 ? "tất cả" : string.Join(", ", g.Sectors))}</td>
                <td>{g.ExpireTime?.ToDateTimeOffset().ToOffset(VietnamTime.Offset).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture) ?? "khi thu hồi"}</td>
                <td>{ConsoleForm.Button(session, "/access/grants/delete", "Thu hồi", ("name", g.Name), ("organisation", organisation.Name))}</td></tr>
                """)))}</tbody></table></div>
            """);

    private static Html Identities(ConsoleSession session, Organisation organisation) => organisation.Identities.Count == 0
        ? Html.Of($"""<p class="none">Chưa có: trục không nhận ra đơn vị này.</p>""")
        : Html.Of($"""
            <div class="table" tabindex="0" role="region" aria-label="Danh tính"><table>
            <thead><tr><th scope="col">Cách nhận ra</th><th scope="col">Giá trị</th><th scope="col"><span class="hidden">Gỡ</span></th></tr></thead>
            <tbody>{Html.Join(organisation.Identities.Select(i => Html.Of($"""
                <tr><th scope="row">{ConsoleWords.Of(i.Kind)}</th><td><code>{i.Value}</code></td>
                <td>{ConsoleForm.Button(session, "/access/identities/delete", "Gỡ", ("organisation", organisation.Name), ("kind", Number((int)i.Kind)), ("value", i.Value))}</td></tr>
                """)))}</tbody></table></div>
            """);

    private Html GrantFields(Organisation organisation, IReadOnlyList<Role> roles) => Html.Of($"""
        <input type="hidden" name="organisation" value="{organisation.Name}">
        <label for="role">Vai trò</label>{ConsoleForm.Choice("role", "role", roles.Select(r => (r.Name, ConsoleWords.Role(r.Name))))}
        <span>Phạm vi</span><div><label><input type="checkbox" name="communes" value="communes/-"> Toàn tỉnh, cả những lời gọi về toàn trục</label>
        <p class="soft">hoặc từng xã, phường, đặc khu:</p>{ConsoleForm.Boxes("communes", Served())}</div>
        <span>Lĩnh vực</span><div><p class="soft">Không chọn: tất cả.</p>{ConsoleForm.Boxes("sectors", sectors)}</div>
        <label for="expires">Hết hạn sau ngày</label><span><input id="expires" type="date" name="expires"> <small>để trống: đến khi thu hồi</small></span>
        <span></span><button class="main">Cấp quyền</button>
        """);

    private static Html IdentityFields(Organisation organisation) => Html.Of($"""
        <input type="hidden" name="organisation" value="{organisation.Name}">
        <label for="identity_kind">Cách nhận ra</label>{ConsoleForm.Choice("kind", "identity_kind", [("1", ConsoleWords.Of(IdentityKind.Certificate)), ("2", ConsoleWords.Of(IdentityKind.Token))])}
        <label for="value">Giá trị</label><span><input id="value" name="value" required maxlength="500" placeholder="integrationhub://{organisation.Name}">
        <small>chứng thư số: URI trong chứng thư; mã truy cập: nơi cấp, dấu cách, mã ứng dụng</small></span>
        <span></span><button class="main">Gắn danh tính</button>
        """);

    private static Html LimitFields(Organisation organisation) => Html.Of($"""
        <input type="hidden" name="organisation" value="{organisation.Name}">
        <label for="calls_per_second">Lời gọi mỗi giây</label><span><input id="calls_per_second" type="number" name="calls_per_second" min="0" max="100000" value="{Number(organisation.CallsPerSecond)}">
        <small>0: như mọi đơn vị; đơn vị phục vụ nhiều xã cần nhiều hơn</small></span>
        <span></span><button class="main">Lưu giới hạn</button>
        """);

    private Html AskFields(AskedCall asked) => Html.Of($"""
        <label for="rpc">Lời gọi</label>{ConsoleForm.Choice("rpc", "rpc", AccessRules.All.Select(r => r.Rpc).Order(StringComparer.Ordinal).Select(r => (r, r["integrationhub.".Length..])), asked.Rpc)}
        <label for="commune">Xã</label>{ConsoleForm.Choice("commune", "commune", Served(), asked.Commune, none: "không riêng xã nào")}
        <span></span><button class="main">Hỏi</button>
        """);

    private IEnumerable<(string Value, string Words)> Served()
    {
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        return communes.ServedCodes.Select(code => ($"communes/{code}", communes.FindLatest(code, today)?.Name ?? code)).OrderBy(c => c.Item2, StringComparer.Ordinal);
    }

    private string Names(Grant grant)
    {
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        return grant.Communes is ["communes/-"]
            ? "toàn tỉnh"
            : string.Join(", ", grant.Communes.Select(name => name["communes/".Length..]).Select(code => communes.FindLatest(code, today)?.Name ?? code));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A call that somebody asked about, and the answer.</summary>
internal sealed record AskedCall(string Rpc, string Commune, Html Answer);
