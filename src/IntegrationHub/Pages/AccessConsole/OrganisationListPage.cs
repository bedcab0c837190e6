using IntegrationHub.Access.Console;
using IntegrationHub.Access.V1;

namespace IntegrationHub.Pages.AccessConsole;

/// <summary>All organisations at a glance, and the form for a new one.</summary>
internal static class OrganisationListPage
{
    public static Html Write(ConsoleSession session, IReadOnlyList<Organisation> organisations) => Html.Of($"""
        <h2>Đơn vị kết nối ({organisations.Count})</h2>
        <div class="table" tabindex="0" role="region" aria-label="Đơn vị kết nối"><table>
        <thead><tr><th scope="col">Đơn vị</th><th scope="col">Loại</th><th scope="col">Quyền</th><th scope="col" class="n">Danh tính</th><th scope="col">Trạng thái</th></tr></thead>
        <tbody>{Html.Join(organisations.Select(Row))}</tbody>
        </table></div>
        <section class="card"><h2>Thêm đơn vị</h2>{ConsoleForm.Of(session, "/access/organisations", Fields(), "fields")}</section>
        """);

    private static Html Row(Organisation organisation) => Html.Of($"""
        <tr><th scope="row"><a href="/access/{organisation.Name}">{organisation.DisplayName}</a><p class="soft"><code>{organisation.Name["organisations/".Length..]}</code></p></th>
        <td>{ConsoleWords.Of(organisation.Kind)}</td>
        <td>{(organisation.Grants.Count == 0 ? Html.Of($"""<span class="soft">chưa có</span>""") : Html.Join(organisation.Grants.Select(g => Html.Of($"""<span class="chip">{ConsoleWords.Role(g.Role)} · {Reach(g)}</span> """))))}</td>
        <td class="n">{organisation.Identities.Count}</td>
        <td>{(organisation.Suspended ? Html.Of($"""<span class="chip bad">tạm dừng</span>""") : Html.Of($"""<span class="chip good">hoạt động</span>"""))}</td></tr>
        """);

    /// <summary>For how many communes a grant is.</summary>
    public static string Reach(Grant grant) => grant.Communes is ["communes/-"] ? "toàn tỉnh" : $"{grant.Communes.Count} xã";

    private static Html Fields() => Html.Of($"""
        <label for="organisation_id">Mã</label><span><input id="organisation_id" name="organisation_id" required maxlength="60" pattern="[a-z][a-z0-9\-]*" placeholder="vendor-a"> <small>chữ thường, số, dấu gạch</small></span>
        <label for="display_name">Tên</label><input id="display_name" name="display_name" required maxlength="200" placeholder="Công ty A">
        <label for="kind">Loại</label>{ConsoleForm.Choice("kind", "kind", ConsoleWords.Kinds.Select(k => (((int)k.Kind).ToString(System.Globalization.CultureInfo.InvariantCulture), k.Words)))}
        <span></span><button class="main">Thêm đơn vị</button>
        """);
}
