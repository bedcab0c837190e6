using IntegrationHub.Access;
using IntegrationHub.Access.Console;
using IntegrationHub.Access.V1;

namespace IntegrationHub.Pages.AccessConsole;

/// <summary>All roles with what they hold, each with its form.</summary>
internal static class RolesPage
{
    private static readonly IReadOnlyList<IGrouping<string, string>> Services =
        [.. AccessRules.All.Select(r => r.Rpc).Order(StringComparer.Ordinal).GroupBy(rpc => rpc[..rpc.IndexOf('/', StringComparison.Ordinal)])];

    public static Html Write(ConsoleSession session, IReadOnlyList<Role> roles) => Html.Of($"""
        <h2>Vai trò ({roles.Count})</h2>
        <p class="soft">Vai trò là tập lời gọi đi cùng nhau. Sửa vai trò là sửa quyền của mọi đơn vị đang giữ vai trò đó.</p>
        {Html.Join(roles.Select(role => Card(session, role, $"{ConsoleWords.Role(role.Name)}", role.Rpcs)))}
        {Card(session, new Role { Name = "roles/" }, "Thêm vai trò", [])}
        """);

    private static Html Card(ConsoleSession session, Role role, string title, IReadOnlyCollection<string> held)
    {
        var id = role.Name["roles/".Length..];
        return Html.Of($"""
            <details class="card"><summary>{title} <code>{id}</code><p class="soft" lang="en">{role.Description}</p></summary>
            {ConsoleForm.Of(session, "/access/roles", Html.Of($"""
                <label for="id-{id}">Mã</label>{(id.Length > 0
                    ? Html.Of($"""<input id="id-{id}" name="role_id" value="{id}" readonly>""")
                    : Html.Of($"""<input id="id-{id}" name="role_id" required maxlength="60" pattern="[a-z][a-z0-9\-]*">"""))}
                <label for="text-{id}">Mô tả</label><input id="text-{id}" name="description" required maxlength="500" value="{role.Description}">
                <span>Lời gọi</span><div>{Html.Join(Services.Select(s => Service(s, held)))}</div>
                <span></span><button class="main">Lưu vai trò</button>
                """), "fields")}</details>
            """);
    }

    private static Html Service(IGrouping<string, string> service, IReadOnlyCollection<string> held) => Html.Of($"""
        <fieldset><legend>{service.Key["integrationhub.".Length..]}</legend><div class="boxes">
        {Box($"{service.Key}/*", "tất cả, kể cả lời gọi mới", held)}{Html.Join(service.Select(rpc => Box(rpc, rpc[(service.Key.Length + 1)..], held)))}
        </div></fieldset>
        """);

    private static Html Box(string rpc, string words, IReadOnlyCollection<string> held) => held.Contains(rpc)
        ? Html.Of($"""<label><input type="checkbox" name="rpcs" value="{rpc}" checked> {words}</label>""")
        : Html.Of($"""<label><input type="checkbox" name="rpcs" value="{rpc}"> {words}</label>""");
}
