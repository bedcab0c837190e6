using IntegrationHub.EndToEnd.Processes;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.EndToEnd.Access;

/// <summary>Who calls when <c>hub</c> calls.</summary>
public sealed class CommandLineIdentityTests(RunningHub running) : IClassFixture<RunningHub>
{
    private const string SubmitFiling = "integrationhub.filings.v1.FilingService/SubmitFiling";

    [Fact]
    public async Task Beside_a_new_hub_nothing_needs_to_be_set_up()
    {
        var ran = await running.CallAsync("access", "organisations", "list");

        Assert.True(ran.Code == 0, ran.Errors);
        Assert.Contains("integrationhub://organisations/local", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_identity_it_says_where_to_get_one()
    {
        var ran = await RunningHub.RunAsync("communes", "list", "--hub", running.Hub.Grpc.ToString(), "--data", Path.Combine(running.Data, "elsewhere"));

        Assert.Equal(2, ran.Code);
        Assert.Contains("hub serve", ran.Errors, StringComparison.Ordinal);
        Assert.Contains("--cert", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hub_of_an_unknown_authority_is_not_talked_to()
    {
        using var other = await TestAuthority.CreateAsync();

        var ran = await running.CallAsync("communes", "list", "--ca", other.Certificate);

        Assert.Equal(3, ran.Code);
        Assert.Contains("not a hub that is trusted", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificate_of_nobody_says_who_may_help()
    {
        await running.AuthorityAsync("issue", "nobody");

        var ran = await running.CallAsync(["communes", "list", .. Shown("nobody")]);

        Assert.Equal(1, ran.Code);
        Assert.Contains("CREDENTIALS_MISSING", ran.Errors, StringComparison.Ordinal);
        Assert.Contains("add-identity", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vendor_holds_exactly_the_communes_it_was_granted_until_its_certificate_is_revoked()
    {
        await OkAsync(running.AuthorityAsync("issue", "vendor-z"));
        await OkAsync(running.CallAsync("access", "organisations", "create", "vendor-z", "--name", "Z", "--kind", "vendor"));
        await OkAsync(running.CallAsync("access", "organisations", "add-identity", "vendor-z", "--certificate", "integrationhub://organisations/vendor-z"));
        await OkAsync(running.CallAsync("access", "grants", "create", "vendor-z", "commune", "--communes", "24781"));

        await OkAsync(running.CallAsync(["filings", "list", "--commune", "24781", .. Shown("vendor-z")]));
        var foreign = await running.CallAsync(["filings", "list", "--commune", "22945", .. Shown("vendor-z")]);
        var explained = await running.CallAsync("access", "explain", "vendor-z", SubmitFiling, "--commune", "22945");
        await OkAsync(running.AuthorityAsync("revoke", "vendor-z"));

        Assert.Contains("COMMUNE_NOT_GRANTED", foreign.Errors, StringComparison.Ordinal);
        Assert.Equal(1, explained.Code);
        await Within.Until(Within.AMinute, async () =>
            (await running.CallAsync(["filings", "list", "--commune", "24781", .. Shown("vendor-z")])).Errors.Contains("revoked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Issued_certificates_are_listed()
    {
        var ran = await running.AuthorityAsync("list", "--output", "json");

        Assert.Equal(0, ran.Code);
        Assert.Contains("integrationhub://organisations/local", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void No_secret_is_on_a_command_line_or_in_the_log()
    {
        string[] secrets = ["PRIVATE KEY", HubSecret.Portal, .. Directory.GetFiles(Path.Combine(running.Data, "access"), "*.key").Select(File.ReadAllText).Select(Body)];

        var said = running.Hub.Process.Output + running.Hub.Process.Errors;
        var lines = CommandLines().ToList();

        Assert.Contains(lines, line => line.Contains("IntegrationHub.dll", StringComparison.Ordinal));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, said, StringComparison.Ordinal));
        Assert.All(secrets, secret => Assert.DoesNotContain(lines, line => line.Contains(secret, StringComparison.Ordinal)));
    }

    private string[] Shown(string organisation)
    {
        var issued = Path.Combine(running.Data, "access", "issued", organisation);
        return ["--cert", issued + ".crt", "--key", issued + ".key"];
    }

    private static async Task OkAsync(Task<Ran> run)
    {
        var ran = await run;
        Assert.True(ran.Code == 0, ran.Output + ran.Errors);
    }

    private static string Body(string pem) => pem.Split('\n')[1];

    private static IEnumerable<string> CommandLines()
    {
        foreach (var process in Directory.GetDirectories("/proc").Where(path => Path.GetFileName(path).All(char.IsAsciiDigit)))
        {
            string line;
            try
            {
                line = File.ReadAllText(Path.Combine(process, "cmdline"));
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                continue;
            }

            yield return line;
        }
    }
}
