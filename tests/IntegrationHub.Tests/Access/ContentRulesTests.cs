using Google.Protobuf.Reflection;
using IntegrationHub.Access;
using IntegrationHub.Storage;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Architecture;
using Xunit;

namespace IntegrationHub.Tests.Access;

/// <summary>Holds apart who operates the hub and who reads what it carries.</summary>
public sealed class ContentRulesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    // What a person handed in, what an officer wrote, and what names a file; and the one rpc whose bytes are a file.
    private static readonly string[] Contents =
    [
        "integrationhub.filings.v1.Applicant", "integrationhub.filings.v1.Attachment", "integrationhub.filings.v1.DownloadAttachmentResponse",
        "integrationhub.filings.v1.ProgressStep", "integrationhub.filings.v1.Supplement",
    ];

    // Bytes that hold no content: hashes and signatures, parts of evidence, which holds none.
    private static readonly string[] Harmless = ["integrationhub.evidence.v1"];

    public static TheoryData<string> Rpcs => [.. AccessRules.All.Select(r => r.Rpc).Order()];

    [Theory, MemberData(nameof(Rpcs))]
    public void The_contract_says_of_every_rpc_whether_it_gives_out_contents(string rpc)
    {
        var rule = AccessRules.Find(rpc)!;

        var gives = Reached(rule.Method.OutputType).Any(message => Contents.Contains(message.FullName));

        Assert.Equal(gives, rule.GivesContents);
    }

    [Theory, MemberData(nameof(Rpcs))]
    public void Nothing_else_that_is_given_out_has_room_for_a_file(string rpc)
    {
        var rule = AccessRules.Find(rpc)!;

        var bytes = Reached(rule.Method.OutputType).Where(message => !Harmless.Contains(message.File.Package) && !Contents.Contains(message.FullName))
            .SelectMany(message => message.Fields.InDeclarationOrder()).Where(field => field.FieldType == FieldType.Bytes);

        Offences.None(bytes.Select(field => field.FullName));
    }

    [Theory]
    [InlineData("operator")]
    [InlineData("auditor")]
    [InlineData("access-editor")]
    public async Task A_role_that_operates_or_checks_holds_no_rpc_that_gives_out_contents(string role)
    {
        var held = await HeldAsync(role);

        Assert.NotEmpty(held);
        Offences.None(held.Where(rule => rule.GivesContents).Select(rule => rule.Rpc));
    }

    [Theory]
    [InlineData("commune")]
    [InlineData("reader")]
    [InlineData("submission")]
    [InlineData("privacy-officer")]
    public async Task A_role_that_reads_contents_holds_no_rpc_that_operates_the_hub(string role)
    {
        var held = await HeldAsync(role);

        Assert.Contains(held, rule => rule.GivesContents);
        Offences.None(held.Where(rule => rule.Operates).Select(rule => rule.Rpc));
    }

    private async Task<List<AccessRule>> HeldAsync(string role)
    {
        await using var command = database.Database.Source.CreateCommand("SELECT unnest(rpcs) FROM access_role WHERE role_id = $1");
        command.With(role);
        var patterns = await command.ToListAsync(r => r.GetString(0), TestContext.Current.CancellationToken);
        return [.. AccessRules.All.Where(rule => patterns.Contains(rule.Rpc) || patterns.Contains(rule.Rpc.Split('/')[0] + "/*"))];
    }

    private static HashSet<MessageDescriptor> Reached(MessageDescriptor from)
    {
        var reached = new HashSet<MessageDescriptor>();
        var open = new Stack<MessageDescriptor>([from]);
        while (open.TryPop(out var message))
        {
            if (reached.Add(message))
            {
                message.Fields.InDeclarationOrder().Where(f => f.FieldType == FieldType.Message).ToList().ForEach(f => open.Push(f.MessageType));
            }
        }

        return reached;
    }
}
