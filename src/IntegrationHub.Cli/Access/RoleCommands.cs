using System.CommandLine;
using IntegrationHub.Access.V1;
using IntegrationHub.Cli.Output;

namespace IntegrationHub.Cli.Access;

/// <summary><c>hub access roles</c>: sets of rpcs that go together.</summary>
internal static class RoleCommands
{
    public static Command Create(SharedOptions shared, Terminal terminal) => new("roles", "Sets of rpcs that go together.")
    {
        List(shared, terminal),
        Put(shared, terminal),
    };

    private static Command List(SharedOptions shared, Terminal terminal) => shared.Bind(
        new Command("list", "Lists roles with their rpcs.") { shared.Output },
        async (hub, parsed, cancellationToken) =>
        {
            var roles = (await hub.Access.ListRolesAsync(cancellationToken)).Roles;
            ListingWriter.WriteAll(terminal, parsed.GetValue(shared.Output), AccessListing.Roles, roles);
            return ExitCode.Done;
        });

    private static Command Put(SharedOptions shared, Terminal terminal)
    {
        var id = new Argument<string>("role") { Description = "Id of the role; one that is there gets the new rpcs in place of its old." };
        var description = new Option<string>("--description") { Description = "What it is for.", HelpName = "TEXT", Required = true };
        var rpcs = new Option<string[]>("--rpcs")
        {
            Description = "Full names of rpcs, or SERVICE/* for all of a service.", HelpName = "RPC", Required = true, AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command("put", "Makes a role, or gives it another set of rpcs.") { id, description, rpcs, shared.Output };
        return shared.Bind(command, async (hub, parsed, cancellationToken) =>
        {
            var role = new Role { Name = ArgumentText.Name("roles", parsed.GetRequiredValue(id)), Description = parsed.GetRequiredValue(description) };
            role.Rpcs.AddRange(parsed.GetRequiredValue(rpcs));
            var stored = (await hub.Access.PutRoleAsync(new PutRoleRequest { Role = role }, cancellationToken)).Role;
            ListingWriter.WriteOne(terminal, parsed.GetValue(shared.Output), stored, AccessListing.Roles);
            return ExitCode.Done;
        });
    }
}
