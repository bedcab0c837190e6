using IntegrationHub.Access.Console;
using IntegrationHub.Access.Editing;
using IntegrationHub.Access.V1;

namespace IntegrationHub.Pages.AccessConsole;

/// <summary>Makes the pages of access for whoever may list what they show.</summary>
internal sealed class AccessPages(PageDoor door, AccessReading reading, ExplainAccess explain, OrganisationPage organisationPage)
{
    public Task<IResult> ListAsync(HttpContext context, ConsoleSession session, Html notice) => ShowAsync(
        context, session, "ListOrganisations", "Đơn vị", notice,
        async () => OrganisationListPage.Write(session, (await reading.RunAsync(new ListOrganisationsRequest(), context.RequestAborted)).Organisations));

    public Task<IResult> RolesAsync(HttpContext context, ConsoleSession session, Html notice) => ShowAsync(
        context, session, "ListRoles", "Vai trò", notice,
        async () => RolesPage.Write(session, (await reading.RunAsync(new ListRolesRequest(), context.RequestAborted)).Roles));

    public Task<IResult> OrganisationAsync(HttpContext context, ConsoleSession session, string name, Html notice) => ShowAsync(
        context, session, "ListOrganisations", "Đơn vị", notice,
        async () =>
        {
            var all = (await reading.RunAsync(new ListOrganisationsRequest(), context.RequestAborted)).Organisations;
            var roles = (await reading.RunAsync(new ListRolesRequest(), context.RequestAborted)).Roles;
            return all.FirstOrDefault(o => o.Name == name) is { } found
                ? organisationPage.Write(session, found, roles, Ask(session, name, context.Request.Query))
                : null;
        });

    private async Task<IResult> ShowAsync(
        HttpContext context, ConsoleSession session, string rpc, string title, Html notice, Func<Task<Html?>> write)
    {
        if (door.AdmitToAccess(session, rpc).Refusal is { } refusal)
        {
            return ConsoleShell.Denied(context, session, refusal.Message);
        }

        return await write() is { } content
            ? ConsoleShell.Answer(context, session, title, Html.Of($"{notice}{content}"))
            : ConsoleShell.Answer(context, session, title, Html.Of($"""<p class="none">Không có đơn vị này.</p>"""), StatusCodes.Status404NotFound);
    }

    private AskedCall Ask(ConsoleSession session, string organisation, IQueryCollection query)
    {
        var (rpc, commune) = (query["rpc"].ToString(), query["commune"].ToString());
        if (rpc.Length == 0 || door.AdmitToAccess(session, "ExplainAccess").Refusal is not null)
        {
            return new AskedCall("", "", Html.None);
        }

        var answer = explain.Run(new ExplainAccessRequest { Organisation = organisation, Rpc = rpc, Commune = commune });
        return new AskedCall(rpc, commune, answer.IsRefused(out var refusal, out var said)
            ? ConsoleWords.Of(refusal)
            : Html.Of($"""<div class="state {(said.Allowed ? "good" : "warn")}" role="status">{(said.Allowed ? "Được phép." : "Bị từ chối.")}<p lang="en">{said.Explanation}</p></div>{(said.Warning.Length > 0 ? Html.Of($"""<div class="state warn" role="status">Nên tách vai trò.<p lang="en">{said.Warning}</p></div>""") : Html.None)}"""));
    }
}
