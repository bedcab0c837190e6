using System.Text.Json;
using IntegrationHub.EndToEnd.Processes;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.EndToEnd;

/// <summary>A client in another language that has nothing of ours but the protos: Node with @grpc/grpc-js.</summary>
public sealed class ForeignClientTests(ForeignClientTests.Visit visit) : IClassFixture<ForeignClientTests.Visit>
{
    [Fact]
    public void Health_service_says_that_the_hub_serves()
    {
        Assert.Equal("SERVING", visit.Report.GetProperty("health").GetString());
    }

    [Fact]
    public void Refusal_names_its_reason_and_what_to_do_instead()
    {
        var refusal = visit.Report.GetProperty("refusals")[0];

        Assert.Equal("FAILED_PRECONDITION", refusal.GetProperty("code").GetString());
        Assert.Equal("COMMUNE_ABOLISHED", refusal.GetProperty("reason").GetString());
        Assert.Equal("integrationhub.lamdong.gov.vn", refusal.GetProperty("domain").GetString());
        Assert.NotEmpty(refusal.GetProperty("metadata").GetProperty("successors").GetString()!);
    }

    [Fact]
    public void Refusal_lists_every_field_at_fault()
    {
        var refusal = visit.Report.GetProperty("refusals")[1];
        var violations = refusal.GetProperty("violations").EnumerateArray()
            .Select(violation => (violation.GetProperty("field").GetString(), violation.GetProperty("reason").GetString()));

        Assert.Equal("INVALID_ARGUMENT", refusal.GetProperty("code").GetString());
        Assert.Equal(
            [("filing.applicants[0].identification.number", "PERSONAL_ID_SEX_DIFFERS"), ("filing.components", "COMPONENT_MISSING")],
            violations);
    }

    [Fact]
    public async Task Attachment_comes_back_as_it_went_and_reaches_the_portal()
    {
        var attachment = visit.Report.GetProperty("attachment");
        var dossier = await visit.Portal.FindAsync(visit.Report.GetProperty("filing").GetProperty("code").GetString()!);

        Assert.True(attachment.GetProperty("complete").GetBoolean());
        Assert.True(attachment.GetProperty("same").GetBoolean());
        var fetched = Assert.Single(dossier!.Value.GetProperty("files").EnumerateArray());
        Assert.Equal(attachment.GetProperty("sha256").GetString(), fetched.GetProperty("sha256").GetString(), ignoreCase: true);
    }

    [Fact]
    public void Repeated_submission_is_answered_with_the_first_filing()
    {
        Assert.Equal(visit.Report.GetProperty("filing").ToString(), visit.Report.GetProperty("repeated").ToString());
    }

    [Fact]
    public void Watch_begins_with_a_heartbeat_tells_the_delivery_and_beats_in_silence()
    {
        var watch = visit.Report.GetProperty("watch");

        Assert.Equal("heartbeat", watch.GetProperty("first").GetString());
        Assert.Equal(["FILING_EVENT_KIND_SUBMITTED", "FILING_EVENT_KIND_DELIVERED"], Texts(watch.GetProperty("kinds")));
        Assert.Equal("heartbeat", watch.GetProperty("last").GetString());
    }

    [Fact]
    public void Watch_goes_on_right_behind_its_cursor()
    {
        Assert.Equal(["FILING_EVENT_KIND_DELIVERED"], Texts(visit.Report.GetProperty("watch").GetProperty("resumed")));
    }

    [Fact]
    public void Reflection_is_enough_to_find_and_call_a_service()
    {
        var reflection = visit.Report.GetProperty("reflection");

        Assert.Contains("integrationhub.filings.v1.FilingService", Texts(reflection.GetProperty("services")));
        Assert.Equal(34, reflection.GetProperty("provinces").GetInt32());
    }

    private static IEnumerable<string?> Texts(JsonElement list) => list.EnumerateArray().Select(item => item.GetString());

    /// <summary>One visit of the client, told by itself.</summary>
    public sealed class Visit(PostgresServer server) : IAsyncLifetime
    {
        private TestDatabase? database;
        private HubHost? hub;

        public SandboxHost Portal { get; } = new();

        public JsonElement Report { get; private set; }

        public async ValueTask InitializeAsync()
        {
            var client = new NodeProgram("ForeignClient");
            await client.InstallAsync();
            await Portal.InitializeAsync();
            database = await TestDatabase.CreateAsync(server);
            hub = await HubHost.StartAsync(database, Portal.Address);
            var protos = Path.Combine(AppContext.BaseDirectory, "protos");
            using var report = JsonDocument.Parse(await client.RunAsync(new Dictionary<string, string> { ["HUB_TOKEN"] = hub.Issuer.Token(HubHost.Everyone, TimeProvider.System.GetUtcNow()) }, "client.js", hub.Grpc.Authority, protos));
            Report = report.RootElement.Clone();
        }

        public async ValueTask DisposeAsync()
        {
            if (hub is not null)
            {
                await hub.DisposeAsync();
            }

            await Portal.DisposeAsync();
            if (database is not null)
            {
                await database.DisposeAsync();
            }
        }
    }
}
