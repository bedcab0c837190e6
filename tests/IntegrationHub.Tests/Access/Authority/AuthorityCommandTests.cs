using IntegrationHub.Access.Authority;
using Xunit;

namespace IntegrationHub.Tests.Access.Authority;

public sealed class AuthorityCommandTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"ih-ca-{Guid.NewGuid():N}");

    [Fact]
    public async Task What_it_makes_can_be_taken_back_by_its_name()
    {
        Assert.Equal(0, (await RunAsync("init")).Code);
        Assert.Equal(0, (await RunAsync("issue", "--Ca:Organisation", "vendor-a")).Code);

        var (code, text) = await RunAsync("revoke", "--Ca:Revoke", "vendor-a");

        Assert.Equal(0, code);
        Assert.Contains("integrationhub://organisations/vendor-a", text, StringComparison.Ordinal);
        Assert.NotNull(Assert.Single(IssuedCertificates.Read(Path.Combine(folder, "issued.json")).Certificates).RevokedAt);
    }

    [Fact]
    public async Task An_organisation_may_be_called_like_the_authority_s_files()
    {
        await RunAsync("init");
        var before = await File.ReadAllTextAsync(Path.Combine(folder, "ca.key"), TestContext.Current.CancellationToken);

        await RunAsync("issue", "--Ca:Organisation", "ca");

        Assert.Equal(before, await File.ReadAllTextAsync(Path.Combine(folder, "ca.key"), TestContext.Current.CancellationToken));
        Assert.True(File.Exists(Path.Combine(folder, "issued", "ca.key")));
    }

    [Fact]
    public async Task Keys_are_never_shown()
    {
        var (_, made) = await RunAsync("init");

        var (_, issued) = await RunAsync("issue", "--Ca:Servers:0", "hub.example.vn", "--Ca:Servers:1", "10.0.0.1");

        Assert.DoesNotContain("KEY--", made + issued, StringComparison.Ordinal);
        Assert.DoesNotContain("MII", made + issued, StringComparison.Ordinal);
        Assert.Contains("KEY--", await File.ReadAllTextAsync(Path.Combine(folder, "issued", "server-hub.example.vn.key"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("issue")]
    [InlineData("issue", "--Ca:Organisation", "Vendor A")]
    [InlineData("issue", "--Ca:Organisation", "../../etc")]
    [InlineData("issue", "--Ca:Organisation", "vendor-a", "--Ca:Servers:0", "host")]
    [InlineData("issue", "--Ca:Organisation", "vendor-a", "--Ca:Days", "0")]
    [InlineData("issue", "--Ca:Organisaton", "vendor-a")]
    [InlineData("revoke")]
    [InlineData("revoke", "--Ca:Revoke", "nobody")]
    [InlineData("burn")]
    public async Task What_makes_no_sense_is_told_in_a_line(params string[] args)
    {
        await RunAsync("init");

        var (code, text) = await RunAsync(args);

        Assert.Equal(1, code);
        Assert.Single(text.Trim().Split('\n'));
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<(int Code, string Text)> RunAsync(params string[] args)
    {
        using var said = new StringWriter();
        var code = await new AuthorityCommand(said, said, TimeProvider.System).RunAsync(["--ca", .. args, "--Ca:Folder", folder]);
        return (code, said.ToString());
    }
}
