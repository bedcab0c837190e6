using System.Runtime.Versioning;
using IntegrationHub.Encryption;
using IntegrationHub.Storage;
using IntegrationHub.TestKit;
using Microsoft.Extensions.Logging;
using Xunit;

namespace IntegrationHub.Tests.Encryption;

[UnsupportedOSPlatform("windows")]
public sealed class MasterKeysTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ih-keys-").FullName;
    private readonly ManualClock clock = new();
    private readonly LogGuard log = new();
    private readonly LoggerFactory loggers;
    private readonly MasterKeyFile file;

    public MasterKeysTests()
    {
        loggers = new LoggerFactory([log]);
        file = new MasterKeyFile(Path.Combine(folder, "data", "privacy-keys"));
    }

    public void Dispose()
    {
        loggers.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void The_first_start_makes_a_key_that_only_its_owner_reads()
    {
        Start();

        Assert.Single(file.Read());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file.Path));
    }

    [Fact]
    public async Task Hubs_that_start_together_end_with_one_key()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Start().Newest.IdText))).Within(Within.AMinute);

        Assert.Single(ids.Distinct());
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(file.Path)!));
    }

    [Fact]
    public void A_second_start_finds_the_key_of_the_first()
    {
        var first = Start().Newest.IdText;

        Assert.Equal(first, Start().Newest.IdText);
    }

    [Fact]
    public void A_database_with_records_and_no_file_stops_the_start_and_makes_none()
    {
        var stopped = Assert.Throws<StorageException>(() => Start(used: [MasterKey.New().Id]));

        Assert.Contains(file.Path, stopped.Message, StringComparison.Ordinal);
        Assert.False(file.Exists);
    }

    [Fact]
    public void A_database_under_a_key_the_file_does_not_hold_stops_the_start_and_names_it()
    {
        var missing = MasterKey.New();
        Start();

        var stopped = Assert.Throws<StorageException>(() => Start(used: [file.Read()[0].Id, missing.Id]));

        Assert.Contains(missing.IdText, stopped.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(file.Read()[0].IdText, stopped.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a remark\n")]
    [InlineData("nothing\n")]
    [InlineData("0011223344556677 AAAA\n")]
    [InlineData("0011223344556677 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n")]
    public void A_file_without_a_good_key_stops_the_start_and_is_named(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
        File.WriteAllText(file.Path, text);

        var stopped = Assert.Throws<StorageException>(() => Start());

        Assert.Contains(file.Path, stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_cannot_be_written_stops_the_start_and_is_named()
    {
        File.WriteAllText(Path.Combine(folder, "data"), "a file where the folder should be");

        var stopped = Assert.Throws<StorageException>(() => Start());

        Assert.Contains(file.Path, stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_added_counts_without_a_new_start()
    {
        var masters = Start();
        var before = masters.Newest.IdText;
        var added = await file.AddAsync(TestContext.Current.CancellationToken);

        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(added.IdText, masters.Newest.IdText);
        Assert.Contains(before, masters.InFile.Select(key => key.IdText));
    }

    [Fact]
    public async Task A_key_that_is_taken_out_is_known_until_the_end_of_the_process()
    {
        var masters = Start();
        var old = masters.Newest;
        await file.AddAsync(TestContext.Current.CancellationToken);
        await file.RemoveAsync(old.IdText, TestContext.Current.CancellationToken);

        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(old.IdText, masters.Get(old.Id).IdText);
    }

    [Fact]
    public void A_change_that_makes_no_sense_leaves_the_known_keys_in_force_and_is_told()
    {
        log.Expect(1301);
        var masters = Start();
        var known = masters.Newest.IdText;
        File.WriteAllText(file.Path, "half a k");

        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(known, masters.Newest.IdText);
    }

    [Fact]
    public async Task Rotations_at_once_all_stay()
    {
        Start();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => file.AddAsync(CancellationToken.None)))).Within(Within.AMinute);

        Assert.Equal(9, file.Read().Select(key => key.IdText).Distinct().Count());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file.Path));
    }

    [Fact]
    public async Task The_newest_key_is_never_taken_out()
    {
        var newest = Start().Newest.IdText;

        await Assert.ThrowsAsync<StorageException>(() => file.RemoveAsync(newest, TestContext.Current.CancellationToken));

        Assert.Single(file.Read());
    }

    [Fact]
    public void No_key_is_in_the_log()
    {
        var secret = Start().Newest.ToSecretText();

        Assert.NotEmpty(log.Records);
        Assert.DoesNotContain(log.Records, record => record.Message.Contains(secret, StringComparison.Ordinal));
    }

    private MasterKeys Start(byte[][]? used = null)
    {
        var masters = new MasterKeys(file, clock, loggers.CreateLogger<MasterKeys>());
        masters.Start(used ?? []);
        return masters;
    }
}
