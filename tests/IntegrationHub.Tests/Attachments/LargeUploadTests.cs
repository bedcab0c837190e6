using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using IntegrationHub.Attachments;
using IntegrationHub.Encryption;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace IntegrationHub.Tests.Attachments;

public sealed class LargeUploadTests(RunningHub running) : IClassFixture<RunningHub>
{
    private const int Largest = 100 * Uploads.MiB;

    [Fact]
    public async Task The_largest_file_is_taken_in_and_given_out_whole()
    {
        var content = Uploads.Content(Largest);

        var uploaded = await running.Attachments.UploadAsync(content);

        Assert.True(uploaded.Complete);
        Assert.Equal((100L, Uploads.MiB + DataKey.Overhead), await PiecesAsync(uploaded.Name));
        var record = await running.Hub.Services.GetRequiredService<AttachmentStore>().FindAsync(IdOf(uploaded.Name), TestContext.Current.CancellationToken);
        using var http = new HttpClient();
        await using var body = await http.GetStreamAsync(
            running.Hub.Services.GetRequiredService<AttachmentLinks>().To(record!), TestContext.Current.CancellationToken);
        Assert.Equal(SHA256.HashData(content), await SHA256.HashDataAsync(body, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(700_001)]
    [InlineData(Uploads.MiB - 1)]
    [InlineData(13)]
    public async Task No_stored_piece_holds_more_than_a_mebibyte_whatever_the_messages(int messageBytes)
    {
        var content = Uploads.Content(messageBytes < 100 ? 5000 : (4 * Uploads.MiB) + 3);

        var uploaded = await running.Attachments.SendAsync((await running.Attachments.CreateAsync(content)).Name, content, messageBytes: messageBytes);

        Assert.Equal(((content.Length + Uploads.MiB - 1) / Uploads.MiB, Math.Min(content.Length, Uploads.MiB) + DataKey.Overhead), await PiecesAsync(uploaded.Name));
    }

    [Fact]
    public async Task A_large_upload_is_never_held_in_memory()
    {
        var upload = running.Hub.Services.GetRequiredService<UploadAttachment>();
        var attachment = await running.Attachments.CreateAsync([1], a => a.SizeBytes = Largest);
        var stream = new WatchedStream(attachment.Name, messages: 64);

        await upload.RunAsync(stream.ReadAllAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        Assert.InRange(stream.MostAlive, 1, 4);
        Assert.Equal(64L * Uploads.MiB, (await running.Attachments.GetAsync(attachment.Name)).ReceivedBytes);
    }

    private async Task<(long Count, int Longest)> PiecesAsync(string name)
    {
        await using var command = running.Database.Database.Source.CreateCommand(
            "SELECT count(*), max(length(content)) FROM attachment_chunk WHERE attachment_id = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = IdOf(name) });
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        await reader.ReadAsync(TestContext.Current.CancellationToken);
        return (reader.GetInt64(0), reader.GetInt32(1));
    }

    private static Guid IdOf(string name) => Guid.Parse(name.Split('/')[^1]);

    // Counts which of the messages it gave out are still held by anyone.
    private sealed class WatchedStream(string name, int messages) : IAsyncStreamReader<UploadAttachmentRequest>
    {
        private readonly List<WeakReference> given = [];

        public int MostAlive { get; private set; }

        public UploadAttachmentRequest Current { get; private set; } = new();

        public Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            if (given.Count == messages)
            {
                return Task.FromResult(false);
            }

            Current = new UploadAttachmentRequest
            {
                Name = given.Count == 0 ? name : "",
                Chunk = UnsafeByteOperations.UnsafeWrap(new byte[Uploads.MiB]),
            };
            given.Add(new WeakReference(Current));
            if (given.Count % 8 == 0)
            {
                GC.Collect();
                MostAlive = Math.Max(MostAlive, given.Count(g => g.IsAlive));
            }

            return Task.FromResult(true);
        }
    }
}
