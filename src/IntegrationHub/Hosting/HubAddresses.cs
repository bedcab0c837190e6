using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Hosting;

/// <summary>The addresses in use, which only the started server knows when a port was left open.</summary>
internal sealed class HubAddresses(IServer server, IOptions<HubOptions> options)
{
    public Uri Grpc => Listening(0);

    public Uri Http => Listening(1);

    /// <summary>Where others fetch files.</summary>
    public Uri Public => options.Value.PublicUrl ?? Http;

    /// <summary>True when others reach the pages by another address, so that somebody in between brings them here.</summary>
    public bool IsBehindProxy => options.Value.PublicUrl is not null;

    // Kestrel lists addresses in the order in which it was told to listen.
    private Uri Listening(int index) =>
        new(server.Features.Get<IServerAddressesFeature>()?.Addresses.ElementAtOrDefault(index)
            ?? throw new InvalidOperationException("The server does not listen yet."));
}
