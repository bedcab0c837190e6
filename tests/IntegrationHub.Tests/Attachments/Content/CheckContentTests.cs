using Grpc.Core;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Attachments.Content;

public sealed class CheckContentTests(RunningHub running) : IClassFixture<RunningHub>
{
    public static TheoryData<string, byte[]> Honest => new()
    {
        { "application/pdf", Documents.Text("%PDF-1.7\n%%EOF\n") },
        { "image/jpeg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] },
        { "image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0] },
        { "image/tiff", [0x49, 0x49, 0x2A, 0x00, 8] },
        { "IMAGE/TIFF", [0x4D, 0x4D, 0x00, 0x2A, 8] },
        { "image/heic", [0, 0, 0, 24, .. "ftypheic"u8] },
        { "image/heif", [0, 0, 0, 24, .. "ftypmif1"u8] },
        { "application/msword", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0] },
        { Documents.Word, Documents.Docx() },
        { Documents.Excel, Documents.Xlsx() },
        { Documents.PowerPoint, Documents.Pptx() },
        { Documents.OpenText, Documents.Odt() },
        { "application/xml", Documents.Text("<a/>") },
        { "text/xml; charset=utf-8", Documents.Text("<a/>") },
        { "application/json", Documents.Text("{}") },
        { "text/plain; charset=utf-8", Documents.Text("Kính gửi") },
    };

    public static TheoryData<string, byte[]> Lying => new()
    {
        { "application/pdf", Documents.Text("<html><script>alert(1)</script>") },
        { "application/pdf", Documents.Text("\n%PDF-1.7") },
        { "image/jpeg", Documents.Text("%PDF-1.7\n") },
        { "image/png", [0xFF, 0xD8, 0xFF, 0xE0] },
        { "image/tiff", [1] },
        { "image/heic", [0, 0, 0, 24, .. "ftypmp42"u8] },
        { "application/msword", Documents.Docx() },
        { Documents.Word, Documents.Xlsx() },
        { Documents.Word, [.. "MZ"u8, .. Documents.Docx()] },
        { Documents.Excel, Documents.Text("a;b;c") },
        { "application/xml", Documents.Text("{}") },
        { "application/json", Documents.Text("<a/>") },
        { "text/plain", [0x4D, 0x5A, 0x90, 0x00] },
    };

    [Theory, MemberData(nameof(Honest))]
    public async Task A_file_that_is_what_it_was_announced_to_be_is_taken(string type, byte[] content)
    {
        var uploaded = await running.Attachments.UploadAsync(content, a => a.MediaType = type);

        Assert.True(uploaded.Complete);
        Assert.Equal(content, await running.Attachments.DownloadAsync(uploaded.Name));
    }

    [Theory, MemberData(nameof(Lying))]
    public async Task A_file_that_is_something_else_is_refused_and_nothing_of_it_stays(string type, byte[] content)
    {
        var attachment = await running.Attachments.CreateAsync(content, a => a.MediaType = type);

        var info = await RpcRefusals.AssertRefusedAsync(
            StatusCode.InvalidArgument, "ATTACHMENT_TYPE_DIFFERS", () => running.Attachments.SendAsync(attachment.Name, content));

        Assert.Equal((attachment.Name, type), (info.Metadata["attachment"], info.Metadata["media_type"]));
        await RpcRefusals.AssertRefusedAsync(StatusCode.NotFound, "ATTACHMENT_UNKNOWN", () => running.Attachments.GetAsync(attachment.Name));
    }

    [Fact]
    public async Task A_refused_file_may_be_announced_as_what_it_is()
    {
        var content = Documents.Xlsx();
        await RpcRefusals.AssertRefusedAsync(
            StatusCode.InvalidArgument, "ATTACHMENT_TYPE_DIFFERS", () => running.Attachments.UploadAsync(content, a => a.MediaType = Documents.Word));

        var uploaded = await running.Attachments.UploadAsync(content, a => a.MediaType = Documents.Excel);

        Assert.True(uploaded.Complete);
    }

    [Fact]
    public async Task A_bomb_is_refused_as_harmful_and_deleted()
    {
        var bomb = Documents.Docx(("word/media/image1.png", new byte[16 * Uploads.MiB]));
        var attachment = await running.Attachments.CreateAsync(bomb, a => a.MediaType = Documents.Word);

        await RpcRefusals.AssertRefusedAsync(StatusCode.InvalidArgument, "ATTACHMENT_HARMFUL", () => running.Attachments.SendAsync(attachment.Name, bomb));

        await RpcRefusals.AssertRefusedAsync(StatusCode.NotFound, "ATTACHMENT_UNKNOWN", () => running.Attachments.GetAsync(attachment.Name));
        Assert.Contains(running.Hub.Log.Records, r => r.EventId.Id == 1400 && r.Message.Contains(attachment.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_document_of_many_pieces_is_read_across_them()
    {
        var pictures = Enumerable.Range(0, 5).Select(i => ($"word/media/image{i}.jpg", Uploads.Content(700_000)));

        var uploaded = await running.Attachments.UploadAsync(Documents.Docx([.. pictures]), a => a.MediaType = Documents.Word);

        Assert.True(uploaded.Complete);
    }

    [Theory]
    [InlineData("application/zip")]
    [InlineData("application/x-msdownload")]
    [InlineData("text/html")]
    [InlineData("image/svg+xml")]
    [InlineData("application/octet-stream")]
    public async Task A_type_the_hub_does_not_take_is_refused_before_anything_is_sent(string type)
    {
        var violations = await RpcRefusals.ViolationsAsync(() => running.Attachments.CreateAsync(Uploads.Content(9), a => a.MediaType = type));

        Assert.Equal(("attachment.media_type", "FIELD_INVALID"), Assert.Single(violations));
    }

    [Fact]
    public async Task XML_larger_than_its_limit_is_refused_before_anything_is_sent()
    {
        var violations = await RpcRefusals.ViolationsAsync(
            () => running.Attachments.CreateAsync([1], a => (a.MediaType, a.SizeBytes) = ("text/xml", (4 * Uploads.MiB) + 1)));

        Assert.Equal(("attachment.size_bytes", "ATTACHMENT_TOO_LARGE"), Assert.Single(violations));
    }
}
