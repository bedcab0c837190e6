using System.Net;
using System.Net.Sockets;

namespace IntegrationHub.Sandbox.Scanner;

/// <summary>Listens on loopback and gives each connection a session.</summary>
internal sealed class ScannerListener(SandboxOptions options, ScannerSession session) : BackgroundService
{
    private TcpListener? listener;

    /// <summary>Where it listens; null: it does not.</summary>
    public int? Port => (listener?.LocalEndpoint as IPEndPoint)?.Port;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.ScannerPort is { } port)
        {
            listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }

        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        listener?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (listener is not null)
        {
            try
            {
                var client = await listener.AcceptTcpClientAsync(stoppingToken);
                _ = ServeAsync(client, stoppingToken);
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken stoppingToken)
    {
        using (client)
        {
            try
            {
                await session.RunAsync(client, stoppingToken);
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException)
            {
                // The caller hung up or the sandbox stops: either way nobody waits for an answer.
            }
        }
    }
}
