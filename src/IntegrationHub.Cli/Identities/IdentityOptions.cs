using System.CommandLine;
using IntegrationHub.Client;

namespace IntegrationHub.Cli.Identities;

/// <summary>Options by which a command shows who calls, and finds out whether the hub is the right one.</summary>
internal sealed class IdentityOptions
{
    public Option<string?> Certificate { get; } = Named("--cert", "FILE", "Client certificate (PEM) to show. Default: $HUB_CERT, else the one of the hub's data directory.");

    public Option<string?> Key { get; } = Named("--key", "FILE", "Its private key (PEM). Default: $HUB_KEY, else the file of the certificate.");

    public Option<string?> Authorities { get; } = Named("--ca", "FILE", "Authorities (PEM) whose server certificates count. Default: $HUB_CA, else the hub's own, else the machine's.");

    public Option<string?> TokenFile { get; } = Named("--token-file", "FILE", "File with an access token to show. Default: $HUB_TOKEN_FILE.");

    public Option<string?> Data { get; } = Named("--data", "DIR", "Data directory of a hub on this machine, whose identity is shown. Default: $HUB_DATA, else where 'hub serve' keeps it.");

    public IEnumerable<Option> All => [Certificate, Key, Authorities, TokenFile, Data];

    /// <summary>The options of a client that shows the identity asked for.</summary>
    /// <exception cref="UsageException">There is none, or it cannot be used; the message says what to do.</exception>
    public HubClientOptions Apply(ParseResult parsed, Uri address)
    {
        var local = new LocalIdentity(HubData.Of(parsed.GetValue(Data)) ?? LocalIdentity.DefaultData);
        var certificate = Given(parsed, Certificate, "HUB_CERT");
        var token = Given(parsed, TokenFile, "HUB_TOKEN_FILE");
        // A person waits at the other end: three quick attempts tell a restart from an absence.
        var options = new HubClientOptions { Address = address, MaxAttempts = 3, TokenSource = token is null ? null : ShownIdentity.Token(token) };
        if (address.Scheme == Uri.UriSchemeHttp)
        {
            return parsed.GetValue(Certificate) is null
                ? options
                : throw new UsageException($"A client certificate is shown only over https, and {address} is without TLS.");
        }

        var shown = certificate is not null ? ShownIdentity.Certificate(certificate, Given(parsed, Key, "HUB_KEY") ?? certificate)
            : token is null ? local.Certificate(address)
            : null;
        return new HubClientOptions
        {
            Address = options.Address,
            MaxAttempts = options.MaxAttempts,
            TokenSource = options.TokenSource,
            ClientCertificate = shown,
            ServerAuthorities = Given(parsed, Authorities, "HUB_CA") ?? local.Authorities,
        };
    }

    private static string? Given(ParseResult parsed, Option<string?> option, string variable) =>
        parsed.GetValue(option) ?? (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? text : null);

    private static Option<string?> Named(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value, Recursive = true };
}
