using System.Net;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Deliveries;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IntegrationHub.Tests.Hosting;

/// <summary>The hub calls the addresses it was given, wherever an answer points.</summary>
public sealed class RedirectTests(RunningHub running) : IClassFixture<RunningHub>
{
    [Theory]
    [InlineData("login")]
    [InlineData("DongBoHoSoMC")]
    public async Task A_portal_that_points_elsewhere_has_not_answered_and_nothing_goes_there(string service)
    {
        await using var elsewhere = await ScriptedServer.StartAsync(_ => Task.CompletedTask);
        await running.Sandbox.FailAsync(new { kind = "redirect", service, message = elsewhere.Address.ToString() });
        await running.Sandbox.Control.ExpireSessionsAsync();

        var filing = await running.Filings.SubmitAsync();
        await running.Filings.WaitAsync(filing.Name, f => f.Delivery.Reason.Length > 0);
        await running.Sandbox.FailAsync();
        var delivered = await running.Filings.DeliveredAsync(filing.Name);

        Assert.Equal(0, elsewhere.Requests);
        Assert.Equal(DeliveryState.Delivered, delivered.Delivery.State);
    }

    [Fact]
    public async Task A_write_that_was_redirected_is_in_doubt()
    {
        await using var elsewhere = await ScriptedServer.StartAsync(_ => Task.CompletedTask);
        await running.Sandbox.FailAsync(new { kind = "redirect", service = "DongBoHoSoMC", message = elsewhere.Address.ToString(), times = 1 });

        var filing = await running.Filings.SubmitAsync();
        var delivered = await running.Filings.DeliveredAsync(filing.Name);

        Assert.Equal(1, delivered.Delivery.SettledAnswers);
    }

    [Theory]
    [InlineData("token-keys")]
    [InlineData("time-stamp")]
    [InlineData("any that comes later")]
    public async Task No_client_of_the_hub_follows_a_redirect(string name)
    {
        await using var elsewhere = await ScriptedServer.StartAsync(_ => Task.CompletedTask);
        await using var pointing = await ScriptedServer.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status302Found;
            context.Response.Headers.Location = elsewhere.Address.ToString();
            return Task.CompletedTask;
        });
        using var client = running.Hub.Services.GetRequiredService<IHttpClientFactory>().CreateClient(name);

        using var answer = await client.GetAsync(pointing.Address, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Found, 1, 0), (answer.StatusCode, pointing.Requests, elsewhere.Requests));
    }
}
