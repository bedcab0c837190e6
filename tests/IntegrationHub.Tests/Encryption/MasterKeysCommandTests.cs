using IntegrationHub.Encryption;
using Xunit;

namespace IntegrationHub.Tests.Encryption;

public sealed class MasterKeysCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ih-keys-").FullName;
    private readonly MasterKeyFile file;

    public MasterKeysCommandTests()
    {
        file = MasterKeyFile.Of(new EncryptionOptions(), folder);
        file.Make();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_rotation_adds_a_key_and_keeps_the_old()
    {
        var old = file.Read()[0].IdText;

        var (code, text) = await RunAsync("rotate");

        var keys = file.Read();
        Assert.Equal((0, 2, old), (code, keys.Count, keys[0].IdText));
        Assert.Contains(keys[1].IdText, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_key_is_removed_and_the_newest_is_not()
    {
        await RunAsync("rotate");
        var (old, newest) = (file.Read()[0].IdText, file.Read()[1].IdText);

        var (removed, _) = await RunAsync("remove", old);
        var (kept, why) = await RunAsync("remove", newest);

        Assert.Equal((0, 1), (removed, kept));
        Assert.Equal([newest], file.Read().Select(key => key.IdText));
        Assert.Contains("rotate first", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_are_listed_and_keys_never_shown()
    {
        await RunAsync("rotate");

        var (code, text) = await RunAsync("list");

        Assert.Equal((0, $"{file.Read()[0].IdText}\n{file.Read()[1].IdText} newest\n"), (code, text));
        Assert.DoesNotContain(file.Read()[0].ToSecretText(), text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("remove", "0000000000000000")]
    [InlineData("remove")]
    [InlineData("burn")]
    public async Task What_makes_no_sense_is_told_and_changes_nothing(params string[] args)
    {
        var before = await File.ReadAllTextAsync(file.Path, TestContext.Current.CancellationToken);

        var (code, text) = await RunAsync(args);

        Assert.Equal(1, code);
        Assert.NotEmpty(text);
        Assert.Equal(before, await File.ReadAllTextAsync(file.Path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Where_there_is_no_file_none_is_made()
    {
        File.Delete(file.Path);

        var (code, _) = await RunAsync("rotate");

        Assert.Equal((1, false), (code, file.Exists));
    }

    private async Task<(int Code, string Text)> RunAsync(params string[] args)
    {
        using var text = new StringWriter { NewLine = "\n" };
        string[] all = ["--privacy-keys", .. args, "--Storage:DataDirectory", folder];
        var code = await new MasterKeysCommand(text, text).RunAsync(all);
        return (code, text.ToString());
    }
}
