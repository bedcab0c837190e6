using System.Security.Cryptography;

namespace IntegrationHub.Client.Tests;

public class DownloadTests
{
    private const string Name = "communes/24781/attachments/1";
    private readonly byte[] content = RandomNumberGenerator.GetBytes(5500);

    [Fact]
    public async Task A_file_comes_whole()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client();
        hub.Attachments.Hold(content, SHA256.HashData(content));

        var received = await DownloadAsync(client);

        Assert.Equal(content, received);
        Assert.Equal([0], hub.Attachments.DownloadOffsets);
    }

    [Fact]
    public async Task A_broken_download_goes_on_where_it_stopped()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client();
        hub.Attachments.Hold(content, SHA256.HashData(content));
        hub.Attachments.Breaks.Enqueue(2000);
        hub.Attachments.Breaks.Enqueue(1000);

        var received = await DownloadAsync(client);

        Assert.Equal(content, received);
        Assert.Equal([0, 2000, 3000], hub.Attachments.DownloadOffsets);
    }

    [Fact]
    public async Task Content_with_another_hash_is_not_passed_off_as_the_file()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client();
        hub.Attachments.Hold(content, SHA256.HashData([1, 2, 3]));

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => DownloadAsync(client));

        Assert.Contains(Name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_never_carries_anything_is_given_up()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client(maxAttempts: 3);
        hub.Attachments.Hold(content, SHA256.HashData(content));
        for (var time = 0; time < 10; time++)
        {
            hub.Attachments.Breaks.Enqueue(0);
        }

        await Assert.ThrowsAsync<HubUnavailableException>(() => DownloadAsync(client));

        Assert.Equal(3, hub.Attachments.DownloadOffsets.Count);
    }

    private static async Task<byte[]> DownloadAsync(HubClient client)
    {
        using var destination = new MemoryStream();
        await client.Attachments.DownloadAsync(Name, destination, cancellationToken: TestContext.Current.CancellationToken);
        return destination.ToArray();
    }
}
