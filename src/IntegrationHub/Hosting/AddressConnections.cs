using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Connections;

namespace IntegrationHub.Hosting;

/// <summary>Keeps one address from taking all connections: what is beyond its share is closed before a handshake.</summary>
/// <param name="most">Open at once from one address.</param>
internal sealed class AddressConnections(int most)
{
    private readonly ConcurrentDictionary<IPAddress, int> open = new();

    /// <summary>Stands in front of all else that is done with a connection.</summary>
    public ConnectionDelegate Guard(ConnectionDelegate next) => async connection =>
    {
        var address = (connection.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;
        try
        {
            if (open.AddOrUpdate(address, 1, static (_, count) => count + 1) > most)
            {
                connection.Abort(new ConnectionAbortedException("The address has too many connections."));
                return;
            }

            await next(connection);
        }
        finally
        {
            open.AddOrUpdate(address, 0, static (_, count) => count - 1);
            // Only while it is none: somebody may have come in between.
            open.TryRemove(new(address, 0));
        }
    };
}
