using System.Net;
using System.Net.Sockets;
using IntegrationHub.Cli.Demo;

namespace IntegrationHub.Cli.Tests.Demo;

public class FreePortsTests
{
    [Fact]
    public void A_free_port_is_taken_as_preferred()
    {
        var free = FreePorts.Take(0)[0];

        Assert.Equal(free, FreePorts.Take(free)[0]);
    }

    [Fact]
    public void A_port_in_use_is_replaced_by_a_free_one()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var used = ((IPEndPoint)listener.LocalEndpoint).Port;

        var taken = FreePorts.Take(used, used);

        Assert.DoesNotContain(used, taken);
        Assert.Equal(2, taken.Distinct().Count());
    }
}
