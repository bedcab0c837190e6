using Google.Protobuf;
using Grpc.Core;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;
using static IntegrationHub.Filings.V1.AttachmentService;

namespace IntegrationHub.Tests.Attachments;

public sealed class CreateAttachmentTests(RunningHub running) : IClassFixture<RunningHub>
{
    private readonly AttachmentServiceClient client = running.Attachments;

    public static TheoryData<string> BadNames =>
        ["", " ", "../../etc/hosts", "a/b.pdf", "a\\b.pdf", ".", "..", "a\0b", "a\nb", "a\tb", "a\u007f", new string('a', 256)];

    public static TheoryData<string> GoodNames =>
        ["tờ khai.pdf", "Giấy chứng sinh (bản sao).jpg", "...", "a..b", "\"quoted\"; x=1.pdf", "𡨸喃.pdf", new string('ệ', 255)];

    public static TheoryData<string> BadTypes =>
    [
        "", "pdf", "application/", "/pdf", "application/pdf\r\nX-Evil: 1", "application/pdf;\r\n a=b", "application/pdf; name=\"tờ.pdf\"",
        "application/pdf; name=\"a\tb\"", "*/*", $"application/{new string('a', 100)}",
    ];

    public static TheoryData<string> GoodTypes => ["application/pdf", "image/jpeg", "text/plain; charset=utf-8", "application/vnd.ms-excel"];

    [Fact]
    public async Task An_announced_file_is_named_and_nothing_of_it_is_received()
    {
        var content = Uploads.Content(10);

        var attachment = await client.CreateAsync(content);

        Assert.StartsWith($"{SampleFilings.Commune}/attachments/", attachment.Name, StringComparison.Ordinal);
        Assert.Equal(("tờ khai.pdf", "application/pdf", 10L, 0L, false), (attachment.FileName, attachment.MediaType, attachment.SizeBytes, attachment.ReceivedBytes, attachment.Complete));
        Assert.Equal(attachment, await client.GetAsync(attachment.Name));
    }

    [Fact]
    public async Task A_repeated_request_returns_the_first_answer()
    {
        var request = Uploads.Request(Uploads.Content(10));

        var first = await client.CreateAttachmentAsync(request, cancellationToken: TestContext.Current.CancellationToken);
        var again = await client.CreateAttachmentAsync(request, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(first, again);
    }

    [Fact]
    public async Task A_request_id_used_for_another_file_is_refused()
    {
        var request = Uploads.Request(Uploads.Content(10));
        await client.CreateAttachmentAsync(request, cancellationToken: TestContext.Current.CancellationToken);
        request.Attachment.FileName = "khác.pdf";

        await RpcRefusals.AssertRefusedAsync(StatusCode.AlreadyExists, "REQUEST_ID_REUSED", async () => await client.CreateAttachmentAsync(request));
    }

    [Theory]
    [MemberData(nameof(BadNames))]
    public async Task A_name_that_could_lead_elsewhere_is_refused(string name)
    {
        var request = Uploads.Request(Uploads.Content(9), a => a.FileName = name);

        var violations = await RpcRefusals.ViolationsAsync(async () => await client.CreateAttachmentAsync(request));

        Assert.Equal("attachment.file_name", Assert.Single(violations).Field);
    }

    [Theory]
    [MemberData(nameof(GoodNames))]
    public async Task A_name_as_citizens_give_them_is_kept(string name)
    {
        var attachment = await client.CreateAsync(Uploads.Content(9), a => a.FileName = name);

        Assert.Equal(name, (await client.GetAsync(attachment.Name)).FileName);
    }

    [Theory]
    [MemberData(nameof(BadTypes))]
    public async Task A_media_type_that_no_HTTP_header_can_hold_is_refused(string type)
    {
        var request = Uploads.Request(Uploads.Content(9), a => a.MediaType = type);

        var violations = await RpcRefusals.ViolationsAsync(async () => await client.CreateAttachmentAsync(request));

        Assert.Equal("attachment.media_type", Assert.Single(violations).Field);
    }

    [Theory]
    [MemberData(nameof(GoodTypes))]
    public async Task A_media_type_is_kept(string type)
    {
        var attachment = await client.CreateAsync(Uploads.Content(9), a => a.MediaType = type);

        Assert.Equal(type, attachment.MediaType);
    }

    [Theory]
    [InlineData(0, "FIELD_INVALID")]
    [InlineData(-1, "FIELD_INVALID")]
    [InlineData(104_857_601, "ATTACHMENT_TOO_LARGE")]
    [InlineData(long.MaxValue, "ATTACHMENT_TOO_LARGE")]
    public async Task A_size_beyond_its_bounds_is_refused(long size, string reason)
    {
        var request = Uploads.Request(Uploads.Content(9), a => a.SizeBytes = size);

        var violations = await RpcRefusals.ViolationsAsync(async () => await client.CreateAttachmentAsync(request));

        Assert.Equal(("attachment.size_bytes", reason), Assert.Single(violations));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_told_the_limit()
    {
        var request = Uploads.Request(Uploads.Content(9), a => a.SizeBytes = 104_857_601);

        var info = await RpcRefusals.AssertRefusedAsync(
            StatusCode.InvalidArgument, "ATTACHMENT_TOO_LARGE", async () => await client.CreateAttachmentAsync(request));

        Assert.Equal("104857600", info.Metadata["limit_bytes"]);
    }

    [Fact]
    public async Task The_largest_size_is_taken()
    {
        var attachment = await client.CreateAsync(Uploads.Content(9), a => a.SizeBytes = 104_857_600);

        Assert.Equal(104_857_600, attachment.SizeBytes);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public async Task A_hash_of_another_length_is_refused(int length)
    {
        var request = Uploads.Request(Uploads.Content(9), a => a.Sha256 = ByteString.CopyFrom(new byte[length]));

        var violations = await RpcRefusals.ViolationsAsync(async () => await client.CreateAttachmentAsync(request));

        Assert.Equal("attachment.sha256", Assert.Single(violations).Field);
    }

    [Theory]
    [InlineData("communes/00004", "COMMUNE_NOT_SERVED")]
    [InlineData("communes/99999", "COMMUNE_UNKNOWN")]
    [InlineData("24781", "RESOURCE_NAME_INVALID")]
    public async Task A_commune_that_may_not_file_here_is_refused(string parent, string reason)
    {
        var request = Uploads.Request(Uploads.Content(9));
        request.Parent = parent;

        var violations = await RpcRefusals.ViolationsAsync(async () => await client.CreateAttachmentAsync(request));

        Assert.Contains(("parent", reason), violations);
    }

    [Fact]
    public async Task Everything_wrong_is_told_at_once()
    {
        var violations = await RpcRefusals.ViolationsAsync(async () => await client.CreateAttachmentAsync(new CreateAttachmentRequest()));

        Assert.Superset(
            new HashSet<string> { "parent", "request_id", "attachment.file_name", "attachment.media_type", "attachment.size_bytes", "attachment.sha256" },
            violations.Select(v => v.Field).ToHashSet());
    }
}
