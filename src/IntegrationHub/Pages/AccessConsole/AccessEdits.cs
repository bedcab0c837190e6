using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Access.Console;
using IntegrationHub.Access.Editing;
using IntegrationHub.Access.V1;
using IntegrationHub.Calendar;
using IntegrationHub.Rpc;

namespace IntegrationHub.Pages.AccessConsole;

/// <summary>Turns a sent form into the request that a program would send, and makes it under the same right.</summary>
internal sealed class AccessEdits(PageDoor door, OrganisationEdits organisations, IdentityEdits identities, GrantEdits grants, RoleEdits roles)
{
    public Task<Refusal?> CreateOrganisationAsync(ConsoleSession session, IFormCollection form, CancellationToken cancellationToken) =>
        AsAsync(session, "CreateOrganisation", caller => organisations.RunAsync(
            new CreateOrganisationRequest
            {
                OrganisationId = Text(form, "organisation_id"),
                RequestId = Text(form, "request_id"),
                Organisation = new Organisation { DisplayName = Text(form, "display_name"), Kind = (OrganisationKind)Number(form, "kind") },
            },
            caller, cancellationToken));

    public Task<Refusal?> SuspendAsync(ConsoleSession session, IFormCollection form, CancellationToken cancellationToken) =>
        AsAsync(session, "SuspendOrganisation", caller => organisations.RunAsync(
            new SuspendOrganisationRequest { Name = Text(form, "name"), RequestId = Text(form, "request_id"), Suspended = Text(form, "suspended") == "true" },
            caller, cancellationToken));

    public Task<Refusal?> LimitAsync(ConsoleSession session, IFormCollection form, CancellationToken cancellationToken) =>
        AsAsync(session, "LimitOrganisation", caller => organisations.RunAsync(
            new LimitOrganisationRequest { Name = Text(form, "organisation"), RequestId = Text(form, "request_id"), CallsPerSecond = Number(form, "calls_per_second") },
            caller, cancellationToken));

    public Task<Refusal?> AddIdentityAsync(ConsoleSession session, IFormCollection form, CancellationToken cancellationToken) =>
        AsAsync(session, "AddIdentity", caller => identities.RunAsync(
            new AddIdentityRequest { Name = Text(form, "organisation"), RequestId = Text(form, "request_id"), Identity = IdentityOf(form) },
            caller, cancellationToken));

    public Task<Refusal?> RemoveIdentityAsync(ConsoleSession session, IFormCollection form, CancellationToken cancellationToken) =>
        AsAsync(session, "RemoveIdentity", caller => identities.RunAsync(
            new RemoveIdentityRequest { Name = Text(form, "organisation"), RequestId = Text(form, "request_id"), Identity = IdentityOf(form) },
            caller, cancellationToken));

    public Task<Refusal?> CreateGrantAsync(ConsoleSession session, IFormCollection form, CancellationToken cancellationToken)
    {
        var grant = new Grant { Role = Text(form, "role"), ExpireTime = EndOf(Text(form, "expires")) };
        grant.Communes.AddRange(Several(form, "communes"));
        grant.Sectors.AddRange(Several(form, "sectors"));
        return AsAsync(session, "CreateGrant", caller => grants.RunAsync(
            new CreateGrantRequest { Parent = Text(form, "organisation"), RequestId = Text(form, "request_id"), Grant = grant }, caller, cancellationToken));
    }

    public Task<Refusal?> DeleteGrantAsync(ConsoleSession session, IFormCollection form, CancellationToken cancellationToken) =>
        AsAsync(session, "DeleteGrant", caller => grants.RunAsync(
            new DeleteGrantRequest { Name = Text(form, "name"), RequestId = Text(form, "request_id") }, caller, cancellationToken));

    public Task<Refusal?> PutRoleAsync(ConsoleSession session, IFormCollection form, CancellationToken cancellationToken)
    {
        var role = new Role { Name = $"roles/{Text(form, "role_id")}", Description = Text(form, "description") };
        role.Rpcs.AddRange(Several(form, "rpcs"));
        return AsAsync(session, "PutRole", caller => roles.RunAsync(new PutRoleRequest { Role = role, RequestId = Text(form, "request_id") }, caller, cancellationToken));
    }

    private async Task<Refusal?> AsAsync<T>(ConsoleSession session, string rpc, Func<Caller, Task<Result<T>>> edit) =>
        door.AdmitToAccess(session, rpc).IsRefused(out var refusal, out var caller) ? refusal : (await edit(caller)).Refusal;

    private static Identity IdentityOf(IFormCollection form) => new() { Kind = (IdentityKind)Number(form, "kind"), Value = Text(form, "value") };

    private static string Text(IFormCollection form, string name) => form[name].ToString().Trim();

    private static IEnumerable<string> Several(IFormCollection form, string name) => form[name].OfType<string>().Where(value => value.Length > 0);

    private static int Number(IFormCollection form, string name) =>
        int.TryParse(form[name].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // The day itself still counts, in Vietnam. What is no day is said to be wrong by the edit, as an end long past.
    private static Timestamp? EndOf(string day)
    {
        if (day.Length == 0)
        {
            return null;
        }

        return DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last) && last < DateOnly.MaxValue
            ? new DateTimeOffset(last.AddDays(1).ToDateTime(TimeOnly.MinValue), VietnamTime.Offset).ToTimestamp()
            : new Timestamp();
    }
}
