using IntegrationHub.Access.V1;
using IntegrationHub.Cli.Serve;
using IntegrationHub.Client;
using IntegrationHub.Communes.V1;

namespace IntegrationHub.Cli.Demo;

/// <summary>
/// The vendors whose systems call for the communes: each is entered, given a certificate and granted exactly the
/// communes it serves, so no call of the demonstration stands on a right nobody gave.
/// </summary>
internal sealed class DemoVendors : IDisposable
{
    private const int CommunesEach = 30;

    private static readonly Dictionary<string, string> Unchanged = [];

    private readonly Dictionary<string, HubClient> byCommune = [];
    private readonly List<HubClient> clients = [];

    public int Count => clients.Count;

    /// <summary>The system of the vendor that serves a commune.</summary>
    public HubClient Of(string commune) => byCommune[commune];

    /// <param name="stage">Where they call.</param>
    /// <param name="operator">Enters them.</param>
    /// <param name="communes">All that are served.</param>
    /// <param name="clock">Of their clients.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<DemoVendors> EnterAsync(
        DemoStage stage, HubClient @operator, IReadOnlyList<Commune> communes, TimeProvider clock, CancellationToken cancellationToken)
    {
        var vendors = new DemoVendors();
        foreach (var (index, served) in communes.Chunk(CommunesEach).Index())
        {
            var id = $"vendor-{(char)('a' + index)}";
            await IssueAsync(stage, id, cancellationToken);
            await EnterAsync(@operator.Access, id, [.. served.Select(commune => commune.Name)], cancellationToken);
            vendors.Add(stage.Connect(id, clock), served);
        }

        return vendors;
    }

    public void Dispose() => clients.ForEach(client => client.Dispose());

    private static async Task IssueAsync(DemoStage stage, string id, CancellationToken cancellationToken)
    {
        using var log = new ChildLog(Path.Combine(stage.Folder, "ca.log"));
        string[] arguments = ["--ca", "issue", "--Storage:DataDirectory", stage.Data, "--Ca:Organisation", id, "--Ca:Days", "1"];
        using var child = ChildProgram.Start(ProgramLocation.Server, arguments, Unchanged, log);
        if (await child.RunToEndAsync(cancellationToken) != 0)
        {
            throw new InvalidDataException($"No certificate for {id}:\n  {string.Join("\n  ", log.LastLines)}");
        }
    }

    private static async Task EnterAsync(AccessClient access, string id, IReadOnlyList<string> communes, CancellationToken cancellationToken)
    {
        var organisation = new Organisation { DisplayName = $"Nhà cung cấp {id[^1..].ToUpperInvariant()}", Kind = OrganisationKind.Vendor };
        var entered = (await access.CreateOrganisationAsync(new CreateOrganisationRequest { OrganisationId = id, Organisation = organisation }, cancellationToken)).Organisation;
        var identity = new Identity { Kind = IdentityKind.Certificate, Value = $"integrationhub://organisations/{id}" };
        await access.AddIdentityAsync(new AddIdentityRequest { Name = entered.Name, Identity = identity }, cancellationToken);
        var grant = new Grant { Role = "roles/commune" };
        grant.Communes.AddRange(communes);
        await access.CreateGrantAsync(new CreateGrantRequest { Parent = entered.Name, Grant = grant }, cancellationToken);
    }

    private void Add(HubClient client, IEnumerable<Commune> served)
    {
        clients.Add(client);
        foreach (var commune in served)
        {
            byCommune[commune.Name] = client;
        }
    }
}
