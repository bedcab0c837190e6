using System.Text.RegularExpressions;
using Xunit;

namespace IntegrationHub.Tests.Architecture;

/// <summary>Who calls the outside world. Each place is reviewed: it calls what is configured, and nothing that anybody sent.</summary>
public sealed partial class OutgoingTests
{
    // What an operator configured for the hub, or the caller of a program named on its command line.
    private static readonly string[] Calling =
    [
        "src/IntegrationHub/Access/AccessFeature.cs",
        "src/IntegrationHub/Access/Identities/TokenKeys.cs",
        "src/IntegrationHub/Attachments/Scanning/Clamd.cs",
        "src/IntegrationHub/Evidence/EvidenceFeature.cs",
        "src/IntegrationHub/Evidence/Sealing/TimeStampAuthority.cs",
        "src/IntegrationHub/National/NationalFeature.cs",
        "src/IntegrationHub.Client/ClientCredentialsTokenSource.cs",
        "src/IntegrationHub.Client/HubClient.cs",
        "src/IntegrationHub.Cli/Demo/DemoRun.cs",
        "src/IntegrationHub.Cli/Serve/ChildReadiness.cs",
        "src/IntegrationHub.Sandbox/Portal/PortalFeature.cs",
    ];

    [Fact]
    public void Only_the_places_named_call_the_outside_world()
    {
        var calling = SourceTree.Product.Where(file => Makes().IsMatch(file.Text)).Select(file => file.Path);

        Assert.Equal(Calling.Order(StringComparer.Ordinal), calling.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_handler_that_is_made_follows_no_redirect()
    {
        var making = SourceTree.Product.Where(file => file.Text.Contains("new SocketsHttpHandler", StringComparison.Ordinal));

        Offences.None(making.Where(file => !file.Text.Contains("AllowAutoRedirect = false", StringComparison.Ordinal)));
    }

    // A certificate names addresses of further certificates and of lists; whoever shows one must not choose whom we call.
    [Fact]
    public void No_chain_of_certificates_is_completed_from_outside()
    {
        var building = SourceTree.Product.Where(file => file.Text.Contains("new X509Chain", StringComparison.Ordinal) && !file.Text.Contains("ChainPolicy = Policy", StringComparison.Ordinal));

        Assert.NotEmpty(building);
        Offences.None(building.Where(file => !file.Text.Contains("DisableCertificateDownloads = true", StringComparison.Ordinal)));
    }

    [Fact]
    public void XML_is_read_in_one_place_and_nothing_is_ever_unpacked_to_a_folder()
    {
        var reading = SourceTree.Product.Where(file => Unpacks().IsMatch(file.Text)).Select(file => file.Path);

        Assert.Equal(["src/IntegrationHub/Attachments/Content/XmlRules.cs"], reading);
    }

    [GeneratedRegex(@"new HttpClient\b|new SocketsHttpHandler|new HttpClientHandler|new HttpMessageInvoker|AddHttpClient|\.CreateClient\(|WebRequest\b|ClientWebSocket|new (Tcp|Udp)Client\b|new Socket\(")]
    private static partial Regex Makes();

    [GeneratedRegex(@"\bXmlReader\b|\bXmlDocument\b|\bXDocument\b|\bXElement\b|\bZipFile\b|\bTarFile\b|ExtractTo")]
    private static partial Regex Unpacks();
}
