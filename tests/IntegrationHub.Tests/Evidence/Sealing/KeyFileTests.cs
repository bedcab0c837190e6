using System.Runtime.Versioning;
using IntegrationHub.Evidence.Sealing;
using IntegrationHub.Storage;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Evidence.Sealing;

[UnsupportedOSPlatform("windows")]
public sealed class KeyFileTests(PostgresServer server)
{
    [Fact]
    public async Task A_new_hub_makes_a_key_that_only_its_owner_reads()
    {
        await using var world = await EvidenceWorld.StartAsync(server);

        var mode = File.GetUnixFileMode(world.KeyFile);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
    }

    [Fact]
    public async Task Hubs_that_start_together_end_with_one_key()
    {
        await using var world = await EvidenceWorld.StartAsync(server);
        File.Delete(world.KeyFile);

        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => world.Get<KeyFile>().Read()[^1].Id))).Within(Within.AMinute);

        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task The_last_key_of_the_file_signs_and_the_first_still_counts()
    {
        await using var world = await EvidenceWorld.StartAsync(server);
        var day = world.Today;
        await world.AcceptAsync(1);
        world.NextDay();
        await world.SealAsync();
        await using var another = await EvidenceWorld.StartAsync(server);
        await File.AppendAllTextAsync(world.KeyFile, await File.ReadAllTextAsync(another.KeyFile, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        await using var rotated = await world.AnotherAsync();
        rotated.Clock.Advance(TimeSpan.FromDays(2));

        await rotated.SealAsync();

        var verdict = (await rotated.VerifierAsync()).Verify(await rotated.ExportAsync(day.AddDays(1), since: day));
        Assert.True(verdict.Holds, verdict.Fault?.ToString());
        Assert.Equal([world.Get<SigningKeys>().Newest.Id, another.Get<SigningKeys>().Newest.Id], verdict.Seals.Select(s => s.KeyId));
    }

    [Fact]
    public async Task A_file_without_a_key_stops_the_start_and_is_named()
    {
        await using var world = await EvidenceWorld.StartAsync(server);
        await File.WriteAllTextAsync(world.KeyFile, "nothing", TestContext.Current.CancellationToken);

        var stopped = Assert.Throws<StorageException>(() => world.Get<KeyFile>().Read());

        Assert.Contains(world.KeyFile, stopped.Message, StringComparison.Ordinal);
    }
}
