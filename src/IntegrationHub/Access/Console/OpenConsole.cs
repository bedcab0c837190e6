using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Access.V1;
using IntegrationHub.Hosting;
using IntegrationHub.Rpc;

namespace IntegrationHub.Access.Console;

/// <summary>Gives a link to the pages of access to whoever may edit it.</summary>
internal sealed class OpenConsole(ConsoleSessions sessions, HubAddresses addresses)
{
    /// <summary>Where the link leads.</summary>
    public const string EnterPath = "/access/enter";

    public async Task<OpenConsoleResponse> RunAsync(Caller caller, CancellationToken cancellationToken)
    {
        var link = await sessions.CreateLinkAsync(caller.Organisation, cancellationToken);
        return new OpenConsoleResponse
        {
            Url = new Uri(addresses.Public, $"{EnterPath}?key={link.Value}").AbsoluteUri,
            ExpireTime = link.ExpiresAt.ToTimestamp(),
        };
    }
}
