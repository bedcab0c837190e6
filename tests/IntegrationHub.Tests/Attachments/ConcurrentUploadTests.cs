using Grpc.Core;
using IntegrationHub.Attachments;
using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;
using IntegrationHub.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IntegrationHub.Tests.Attachments;

public sealed class ConcurrentUploadTests(RunningHub running) : IClassFixture<RunningHub>
{
    private readonly UploadAttachment upload = running.Hub.Services.GetRequiredService<UploadAttachment>();

    [Fact]
    public async Task The_later_of_two_uploads_is_told_how_much_the_hub_holds_of_the_first()
    {
        var content = Uploads.Content(2 * Uploads.MiB);
        var attachment = await running.Attachments.CreateAsync(content);
        var late = new ScriptedStream().Name(attachment.Name).Chunk(content[..10]);
        // It has begun at 0, as the other will; its content comes to be stored only with its end.
        var lateResult = RunAsync(late);

        var first = await RunAsync(new ScriptedStream().Name(attachment.Name).Chunk(content[..Uploads.MiB]).End());
        late.End();

        Assert.False(first.IsRefused(out _, out _));
        Assert.True((await lateResult).IsRefused(out var refusal, out _));
        Assert.Equal(Errors.V1.ErrorReason.AttachmentOffsetWrong, refusal.Reason);
        Assert.Contains(new("received_bytes", $"{Uploads.MiB}"), refusal.Metadata);
    }

    [Fact]
    public async Task An_upload_of_a_file_that_was_deleted_meanwhile_is_told_that_it_is_gone()
    {
        var content = Uploads.Content(20);
        var attachment = await running.Attachments.CreateAsync(content);
        var late = new ScriptedStream().Name(attachment.Name).Chunk(content[..10]);
        var lateResult = RunAsync(late);

        // Wrong content: the hub deletes the file.
        await RunAsync(new ScriptedStream().Name(attachment.Name).Chunk(Uploads.Content(20)).End());
        late.End();

        Assert.True((await lateResult).IsRefused(out var refusal, out _));
        Assert.Equal(Errors.V1.ErrorReason.AttachmentUnknown, refusal.Reason);
    }

    [Fact]
    public async Task Many_uploads_of_one_file_at_once_make_one_whole_file()
    {
        var content = Uploads.Content((3 * Uploads.MiB) + 1);
        var attachment = await running.Attachments.CreateAsync(content);

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => RunAsync(content.Chunk(Uploads.MiB).Aggregate(new ScriptedStream().Name(attachment.Name), (s, piece) => s.Chunk(piece)).End()))));

        Assert.All(results.Where(r => r.IsRefused(out _, out _)), r =>
        {
            r.IsRefused(out var refusal, out _);
            Assert.Equal(Errors.V1.ErrorReason.AttachmentOffsetWrong, refusal!.Reason);
        });
        var held = await running.Attachments.GetAsync(attachment.Name);
        var whole = held.Complete ? held : await running.Attachments.SendAsync(attachment.Name, content, (int)held.ReceivedBytes);
        Assert.True(whole.Complete);
        Assert.Equal(content, await running.Attachments.DownloadAsync(attachment.Name));
    }

    private Task<Result<UploadAttachmentResponse>> RunAsync(ScriptedStream stream) =>
        upload.RunAsync(stream.ReadAllAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken).Within(Within.AMinute);
}
