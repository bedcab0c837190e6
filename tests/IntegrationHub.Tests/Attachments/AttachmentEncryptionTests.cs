using Grpc.Core;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Attachments;

public sealed class AttachmentEncryptionTests(RunningHub running) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task No_stored_piece_shows_what_it_holds()
    {
        var content = Uploads.Content((2 * Uploads.MiB) + 5);

        var uploaded = await running.Attachments.UploadAsync(content);

        var stored = await PiecesAsync(uploaded.Name);
        Assert.Equal(3, stored.Count);
        Assert.All(stored, piece => Assert.Equal(-1, piece.AsSpan().IndexOf(content.AsSpan(0, 9))));
        Assert.Equal(content, await running.Attachments.DownloadAsync(uploaded.Name));
    }

    [Fact]
    public async Task The_same_file_is_stored_differently_each_time()
    {
        var content = Uploads.Content(100);

        var (first, second) = (await running.Attachments.UploadAsync(content), await running.Attachments.UploadAsync(content));

        Assert.NotEqual(Assert.Single(await PiecesAsync(first.Name)), Assert.Single(await PiecesAsync(second.Name)));
    }

    [Fact]
    public async Task A_piece_in_another_place_does_not_open()
    {
        var uploaded = await running.Attachments.UploadAsync(Uploads.Content(2 * Uploads.MiB));
        running.Hub.Log.Allow(901);
        await TableRows.ExecuteAsync(running.Database, $"""
            UPDATE attachment_chunk c SET content = o.content FROM attachment_chunk o
            WHERE c.attachment_id = '{IdOf(uploaded.Name)}' AND o.attachment_id = c.attachment_id AND c.offset_bytes = 0 AND o.offset_bytes > 0
            """);

        var refusal = await Assert.ThrowsAsync<RpcException>(() => running.Attachments.DownloadAsync(uploaded.Name));

        Assert.Equal(StatusCode.Internal, refusal.StatusCode);
    }

    private async Task<List<byte[]>> PiecesAsync(string name)
    {
        await using var command = running.Database.Database.Source.CreateCommand("SELECT content FROM attachment_chunk WHERE attachment_id = $1 ORDER BY offset_bytes");
        command.Parameters.Add(new() { Value = IdOf(name) });
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var pieces = new List<byte[]>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            pieces.Add((byte[])reader[0]);
        }

        return pieces;
    }

    private static Guid IdOf(string name) => Guid.Parse(name.Split('/')[^1]);
}
