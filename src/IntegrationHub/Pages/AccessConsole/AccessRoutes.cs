using IntegrationHub.Access.Console;
using IntegrationHub.Rpc;
using Microsoft.AspNetCore.Mvc;

namespace IntegrationHub.Pages.AccessConsole;

/// <summary>Where the pages of access are, and where their forms go.</summary>
internal static class AccessRoutes
{
    public static void MapAccessPages(this WebApplication app)
    {
        app.MapGet(OpenConsole.EnterPath, (HttpContext context, string? key) => key is { Length: > 0 } ? ConsoleShell.Door(context, key) : ConsoleShell.Closed(context));
        app.MapPost(OpenConsole.EnterPath, async (HttpContext context, [FromServices] PageDoor door) =>
            await FormOf(context) is { } form && await door.EnterAsync(context, form["key"].ToString()) ? Go("/access") : ConsoleShell.Closed(context));
        app.MapPost("/access/leave", (HttpContext context, [FromServices] PageDoor door) => SentAsync(context, door, async (session, _) =>
        {
            await door.LeaveAsync(context, session);
            return Go("/access");
        }));

        app.MapGet("/access", (HttpContext context, [FromServices] PageDoor door, [FromServices] AccessPages pages, string? done) =>
            SeenAsync(context, door, session => pages.ListAsync(context, session, Done(done))));
        app.MapGet("/access/roles", (HttpContext context, [FromServices] PageDoor door, [FromServices] AccessPages pages, string? done) =>
            SeenAsync(context, door, session => pages.RolesAsync(context, session, Done(done))));
        app.MapGet("/access/organisations/{id}", (HttpContext context, [FromServices] PageDoor door, [FromServices] AccessPages pages, string id, string? done) =>
            SeenAsync(context, door, session => pages.OrganisationAsync(context, session, $"organisations/{id}", Done(done))));

        var edits = app.Services.GetRequiredService<AccessEdits>();
        app.MapEdit("/access/organisations", edits.CreateOrganisationAsync, form => ($"organisations/{form["organisation_id"]}", "organisation"));
        app.MapEdit("/access/suspend", edits.SuspendAsync, form => (form["name"].ToString(), form["suspended"] == "true" ? "suspend" : "resume"));
        app.MapEdit("/access/limit", edits.LimitAsync, form => (form["organisation"].ToString(), "limit"));
        app.MapEdit("/access/identities", edits.AddIdentityAsync, form => (form["organisation"].ToString(), "identity"));
        app.MapEdit("/access/identities/delete", edits.RemoveIdentityAsync, form => (form["organisation"].ToString(), "identity-removed"));
        app.MapEdit("/access/grants", edits.CreateGrantAsync, form => (form["organisation"].ToString(), "grant"));
        app.MapEdit("/access/grants/delete", edits.DeleteGrantAsync, form => (form["organisation"].ToString(), "grant-removed"));
        app.MapEdit("/access/roles", edits.PutRoleAsync, _ => ("roles", "role"));
    }

    // Afterwards the browser is sent to the page that shows the change, so that a reload sends nothing again.
    private static void MapEdit(
        this WebApplication app, string route, Func<ConsoleSession, IFormCollection, CancellationToken, Task<Refusal?>> edit, Func<IFormCollection, (string Page, string Done)> next) =>
        app.MapPost(route, (HttpContext context, [FromServices] PageDoor door, [FromServices] AccessPages pages) => SentAsync(context, door, async (session, form) =>
        {
            var (page, done) = next(form);
            if (await edit(session, form, context.RequestAborted) is not { } refusal)
            {
                return Go($"/access/{string.Join('/', page.Split('/').Select(Uri.EscapeDataString))}?done={done}");
            }

            var notice = ConsoleWords.Of(refusal);
            return page switch
            {
                "roles" => await pages.RolesAsync(context, session, notice),
                _ when done == "organisation" => await pages.ListAsync(context, session, notice),
                _ => await pages.OrganisationAsync(context, session, page, notice),
            };
        }));

    private static async Task<IResult> SeenAsync(HttpContext context, PageDoor door, Func<ConsoleSession, Task<IResult>> show) =>
        await door.FindAsync(context) is { } session ? await show(session) : ConsoleShell.Closed(context);

    private static async Task<IResult> SentAsync(HttpContext context, PageDoor door, Func<ConsoleSession, IFormCollection, Task<IResult>> act) =>
        await door.FindAsync(context) is { } session && await FormOf(context) is { } form && PageDoor.IsOwnForm(session, form)
            ? await act(session, form)
            : ConsoleShell.Closed(context);

    // What no form of ours sends is no form at all.
    private static async Task<IFormCollection?> FormOf(HttpContext context)
    {
        try
        {
            return context.Request.HasFormContentType && PageDoor.IsOwnPage(context) ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static Html Done(string? what) => ConsoleWords.Done(what) is { } words ? Html.Of($"""<div class="state good" role="status">{words}</div>""") : Html.None;

    private static IResult Go(string page) => Results.LocalRedirect(page, permanent: false, preserveMethod: false);
}
