using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Net.Client;
using IntegrationHub.Access;
using IntegrationHub.Access.V1;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Access;

/// <summary>
/// Walks every rpc there is. An rpc without a rule, or about a kind of record nobody entered
/// below, fails here.
/// </summary>
public sealed class EveryRpcTests(EveryRpcTests.Records records) : IClassFixture<EveryRpcTests.Records>
{
    private static readonly string[] Stranger = ["22945"];

    private readonly HubHost hub = records.Hub;

    public static TheoryData<string> Rpcs => [.. AccessRules.All.Select(r => r.Rpc).Order()];

    [Theory]
    [MemberData(nameof(Rpcs))]
    public void The_contract_says_of_every_rpc_who_may_call_it(string rpc)
    {
        var rule = AccessRules.Find(rpc)!;

        Assert.NotEqual(Scope.Unspecified, rule.Scope);
        Assert.Equal(rule.Scope is Scope.Commune or Scope.Record, rule.Path.Count > 0);
    }

    [Theory]
    [MemberData(nameof(Rpcs))]
    public async Task Whoever_shows_no_identity_is_refused(string rpc)
    {
        var refused = await Refused.ByAsync(() => CallAsync(hub.ChannelOf(null), rpc));

        Assert.Equal((StatusCode.Unauthenticated, "CREDENTIALS_MISSING"), (refused.Code, refused.Reason));
    }

    [Theory]
    [MemberData(nameof(Rpcs))]
    public async Task Whoever_the_hub_does_not_know_is_refused(string rpc)
    {
        var refused = await Refused.ByAsync(() => CallAsync(hub.ChannelOf("nobody-we-know"), rpc));

        Assert.Equal((StatusCode.Unauthenticated, "CREDENTIALS_MISSING"), (refused.Code, refused.Reason));
    }

    [Theory]
    [MemberData(nameof(Rpcs))]
    public async Task Whoever_holds_no_grant_for_the_rpc_is_refused(string rpc)
    {
        var other = rpc.EndsWith("/ListLanes", StringComparison.Ordinal) ? "integrationhub.lanes.v1.LaneService/ListLaneItems" : "integrationhub.lanes.v1.LaneService/ListLanes";
        var channel = await hub.ChannelForAsync($"only-{other.Length}", communes: null, rpcs: [other]);

        var refused = await Refused.ByAsync(() => CallAsync(channel, rpc));

        Assert.Equal((StatusCode.PermissionDenied, "RPC_NOT_GRANTED"), (refused.Code, refused.Reason));
    }

    [Theory]
    [MemberData(nameof(Rpcs))]
    public async Task A_foreign_commune_s_caller_is_refused_unless_the_rpc_gives_out_public_facts(string rpc)
    {
        var channel = await hub.ChannelForAsync("stranger", Stranger);

        var outcome = await Record.ExceptionAsync(() => CallAsync(channel, rpc));

        var code = (outcome as RpcException)?.StatusCode;
        switch (AccessRules.Find(rpc)!.Scope)
        {
            case Scope.Public:
                Assert.NotEqual(StatusCode.PermissionDenied, code);
                break;
            case Scope.Record:
                // As if it were not there, and whatever else is wrong with the request comes first.
                Assert.Equal(StatusCode.NotFound, code);
                break;
            default:
                Assert.Equal(StatusCode.PermissionDenied, code);
                break;
        }
    }

    private Task CallAsync(GrpcChannel channel, string rpc)
    {
        var rule = AccessRules.Find(rpc)!;
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime + Within.AMinute;
        return AnyCall.RunAsync(channel.CreateCallInvoker(), rule, Request(rule), deadline).Within(Within.AMinute);
    }

    // A request about a commune or record of Xuân Hương, otherwise as right as it must be to get as far as the record.
    private IMessage Request(AccessRule rule)
    {
        IMessage request = rule.Method.InputType.Parser.ParseFrom([]);
        var message = request;
        for (var i = 0; i < rule.Path.Count; i++)
        {
            if (i < rule.Path.Count - 1)
            {
                var child = rule.Path[i].MessageType.Parser.ParseFrom([]);
                rule.Path[i].Accessor.SetValue(message, child);
                message = child;
            }
            else
            {
                rule.Path[i].Accessor.SetValue(message, Name(rule));
            }
        }

        Set(request, "request_id", NewFilings.RequestId());
        Set(request, "step", NewFilings.Step());
        return request;
    }

    private string Name(AccessRule rule) => (rule.Path[^1].Name, rule.Method.Service.Name) switch
    {
        ("parent", _) => LamDong.XuanHuong,
        (_, "FilingService" or "EvidenceService") => records.Filing,
        (_, "AttachmentService") => records.Attachment,
        var (field, service) => throw new InvalidOperationException($"Say here what record '{field}' of {service} names."),
    };

    private static void Set(IMessage request, string name, object value)
    {
        if (request.Descriptor.FindFieldByName(name) is { } field)
        {
            field.Accessor.SetValue(request, value);
        }
    }

    /// <summary>A hub, and one record of each kind that belongs to Xuân Hương.</summary>
    public sealed class Records(PostgresServer server) : IAsyncLifetime
    {
        private TestDatabase? database;
        private HubHost? hub;

        public HubHost Hub => hub ?? throw new InvalidOperationException("The hub is not started.");

        public string Filing { get; private set; } = "";

        public string Attachment { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            database = await TestDatabase.CreateAsync(server);
            hub = await HubHost.StartAsync(database, portal: null);
            Filing = (await new FilingService.FilingServiceClient(hub.Channel).SubmitFilingAsync(NewFilings.MaritalStatus())).Filing.Name;
            Attachment = (await new AttachmentService.AttachmentServiceClient(hub.Channel).CreateAttachmentAsync(new CreateAttachmentRequest
            {
                Parent = LamDong.XuanHuong,
                RequestId = NewFilings.RequestId(),
                Attachment = new Attachment { FileName = "a.pdf", MediaType = "application/pdf", SizeBytes = 1, Sha256 = ByteString.CopyFrom(new byte[32]) },
            })).Attachment.Name;
        }

        public async ValueTask DisposeAsync()
        {
            await Hub.DisposeAsync();
            await database!.DisposeAsync();
        }
    }
}
