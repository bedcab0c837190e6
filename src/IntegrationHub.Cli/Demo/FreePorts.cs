using System.Net;
using System.Net.Sockets;

namespace IntegrationHub.Cli.Demo;

/// <summary>Ports on loopback that nobody listens on.</summary>
internal static class FreePorts
{
    /// <summary>The preferred ports where they are free, others in their place where not; all different.</summary>
    public static int[] Take(params int[] preferred)
    {
        // All are held until each is known, else one free port would be found twice.
        var held = new List<TcpListener>();
        try
        {
            held.AddRange(preferred.Select(port => Listen(port) ?? Listen(0)!));
            return [.. held.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            held.ForEach(listener => listener.Dispose());
        }
    }

    private static TcpListener? Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException) when (port != 0)
        {
            listener.Dispose();
            return null;
        }
    }
}
