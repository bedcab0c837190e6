using System.Net;
using System.Net.Sockets;

namespace IntegrationHub.EndToEnd.Processes;

/// <summary>A port for a server that is killed and comes back on it.</summary>
internal static class FreePort
{
    // Below the ports Linux gives to outgoing connections: a client that knocks while the server
    // is away could else be given that very port, connect to itself, and keep the server out.
    private const int Lowest = 12_000;
    private const int Highest = 30_000;

    public static int Take()
    {
        while (true)
        {
            var port = Random.Shared.Next(Lowest, Highest);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }
}
