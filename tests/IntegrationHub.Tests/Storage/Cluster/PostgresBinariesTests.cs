using System.Diagnostics.CodeAnalysis;
using IntegrationHub.Storage.Cluster;
using Xunit;

namespace IntegrationHub.Tests.Storage.Cluster;

[SuppressMessage("Interoperability", "CA1416", Justification = "The private cluster runs on Linux only, and so do its tests.")]
public sealed class PostgresBinariesTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("ih-binaries-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task The_newest_of_the_packages_folders_comes_first()
    {
        Install("usr/lib/postgresql/9/bin", "9.6.24");
        Install("usr/lib/postgresql/15/bin", "15.18 (Debian 15.18-0+deb12u1)");
        Install("usr/pgsql-17/bin", "17beta1");

        var found = await FindAsync(configured: null, path: "");

        Assert.Equal([17, 15, 9], found.Select(binaries => binaries.Major));
    }

    [Fact]
    public async Task A_folder_on_the_path_comes_before_the_packages_folders()
    {
        Install("usr/lib/postgresql/18/bin", "18.0");
        var own = Install("opt/postgres", "16.4");

        var found = await FindAsync(configured: null, path: $"/nowhere:{own}");

        Assert.Equal([16, 18], found.Select(binaries => binaries.Major));
    }

    [Fact]
    public async Task A_configured_folder_is_the_only_one_looked_into()
    {
        Install("usr/lib/postgresql/18/bin", "18.0");
        var own = Install("opt/postgres", "16.4");

        var found = await FindAsync(own, path: "");

        Assert.Equal(new PostgresBinaries(own, 16), Assert.Single(found));
    }

    [Theory]
    [InlineData("initdb")]
    [InlineData("pg_ctl")]
    [InlineData("postgres")]
    public async Task A_folder_that_lacks_a_program_is_passed_over(string program)
    {
        var folder = Install("usr/lib/postgresql/18/bin", "18.0");
        File.Delete(Path.Combine(folder, program));

        var found = await FindAsync(configured: null, path: "");

        Assert.Empty(found);
    }

    [Fact]
    public void A_new_cluster_takes_the_first_that_is_new_enough()
    {
        PostgresBinaries[] found = [new("/old", 13), new("/good", 14), new("/newer", 18)];

        var chosen = PostgresBinaries.Choose(found, clusterMajor: null);

        Assert.Equal("/good", chosen?.Folder);
    }

    [Fact]
    public void An_existing_cluster_takes_its_own_version_and_no_other()
    {
        PostgresBinaries[] found = [new("/newer", 18), new("/own", 15)];

        Assert.Equal("/own", PostgresBinaries.Choose(found, clusterMajor: 15)?.Folder);
        Assert.Null(PostgresBinaries.Choose(found, clusterMajor: 16));
    }

    private Task<IReadOnlyList<PostgresBinaries>> FindAsync(string? configured, string path) =>
        PostgresBinaries.FindAllAsync(configured, path, root, TestContext.Current.CancellationToken);

    private string Install(string folder, string version)
    {
        var full = Path.Combine(root, folder);
        Directory.CreateDirectory(full);
        foreach (var program in new[] { "initdb", "pg_ctl", "postgres" })
        {
            var path = Path.Combine(full, program);
            File.WriteAllText(path, $"#!/bin/sh\necho '{program} (PostgreSQL) {version}'\n");
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return full;
    }
}
