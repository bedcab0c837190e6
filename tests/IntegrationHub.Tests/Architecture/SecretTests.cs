using System.Text.RegularExpressions;
using Xunit;

namespace IntegrationHub.Tests.Architecture;

public sealed partial class SecretTests
{
    // The stand-in portal's, which anybody may know, and the word itself.
    private static readonly string[] Known = ["sandbox", "mật khẩu"];

    [Fact]
    public void No_file_holds_a_password()
    {
        var found = SourceTree.Below(".").Where(file => file.Name != nameof(SecretTests) + ".cs").SelectMany(Secrets);

        Offences.None(found);
    }

    [Theory]
    [InlineData("Password = \"correct horse\"")]
    [InlineData("\"Password\": \"hunter22\"")]
    [InlineData("Host=db;Username=hub;Password=hunter22;Database=hub")]
    [InlineData("export Portal__Password=hunter22")]
    [InlineData("mật khẩu: hunter22")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    public void A_planted_password_is_found(string text)
    {
        var found = Secrets(new SourceFile("planted", text));

        Assert.Single(found);
    }

    [Theory]
    [InlineData("Password = options.Value.Password")]
    [InlineData("[\"Portal:Password\"] = \"sandbox\"")]
    [InlineData("var password = RandomNumberGenerator.GetHexString(32);")]
    public void Where_a_password_comes_from_is_no_secret(string text)
    {
        var found = Secrets(new SourceFile("planted", text));

        Offences.None(found);
    }

    private static IEnumerable<string> Secrets(SourceFile file) => Secret().Matches(file.Text)
        .Where(match => !Known.Contains(match.Groups["value"].Value))
        .Select(match => $"{file}: {match.Value}");

    [GeneratedRegex("""
        (?ixm)
          (?:password|passwd|pwd|secret|mật\ khẩu) \w* ["'\]]*
          (?: \s* (?:=|:|\?\?|=>) \s* ["'] (?<value>[^"'\n]{4,}) ["']    # in code and JSON
            | = (?<value>[\w!@\#%^&*+/-]{4,}) )                            # in settings and connection strings
        | ^ \s* (?:password|passwd|pwd|secret|mật\ khẩu) :\ (?<value>\S{4,}) \s* $    # in YAML and notes
        | -----BEGIN [A-Z\ ]* PRIVATE\ KEY-----
        """)]
    private static partial Regex Secret();
}
