using IntegrationHub.Cli.Serve;

namespace IntegrationHub.Cli.Tests.Serve;

public sealed class ProgramLocationTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("hub-cli-tests-");

    [Fact]
    public void A_shipped_program_lies_below_the_cli()
    {
        var shipped = Place("server", "IntegrationHub.dll");

        Assert.Equal(shipped, ProgramLocation.Server.Find(root.FullName));
    }

    [Fact]
    public void A_built_program_lies_beside_the_cli_in_the_same_configuration()
    {
        var built = Place("IntegrationHub.Sandbox", "release", "IntegrationHub.Sandbox.dll");
        Place("IntegrationHub.Sandbox", "debug", "IntegrationHub.Sandbox.dll");

        var cli = Path.Combine(root.FullName, "IntegrationHub.Cli", "release") + Path.DirectorySeparatorChar;

        Assert.Equal(built, ProgramLocation.Sandbox.Find(cli));
    }

    [Fact]
    public void What_is_shipped_wins_over_what_is_built()
    {
        var cli = Path.Combine(root.FullName, "IntegrationHub.Cli", "debug");
        var shipped = Place("IntegrationHub.Cli", "debug", "server", "IntegrationHub.dll");
        Place("IntegrationHub", "debug", "IntegrationHub.dll");

        Assert.Equal(shipped, ProgramLocation.Server.Find(cli));
    }

    [Fact]
    public void A_missing_program_is_told_with_both_places()
    {
        var error = Assert.Throws<FileNotFoundException>(() => ProgramLocation.Server.Find(root.FullName));

        Assert.Contains(Path.Combine(root.FullName, "server", "IntegrationHub.dll"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_host_of_this_process_exists()
    {
        Assert.True(File.Exists(ProgramLocation.Host()));
    }

    public void Dispose() => root.Delete(recursive: true);

    private string Place(params string[] path)
    {
        var file = Path.Combine([root.FullName, .. path]);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "");
        return file;
    }
}
