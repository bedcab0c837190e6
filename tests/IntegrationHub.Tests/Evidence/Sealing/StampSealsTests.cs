using System.Security.Cryptography.X509Certificates;
using IntegrationHub.Client.Evidence;
using IntegrationHub.Evidence.Sealing;
using IntegrationHub.Evidence.V1;
using IntegrationHub.TestKit;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace IntegrationHub.Tests.Evidence.Sealing;

public sealed class StampSealsTests(PostgresServer server, SandboxHost sandbox) : IClassFixture<SandboxHost>
{
    private const int TimeStampMissing = 1202;

    [Fact]
    public async Task A_seal_carries_the_authority_s_time_stamp()
    {
        await using var world = await WorldAsync(new Uri(sandbox.Address, "tsa"));
        using var authority = await AuthorityAsync(sandbox);
        var day = await SealedAsync(world);

        await StampAsync(world);

        var verdict = new BundleVerifier(await world.PublicKeysAsync(), [authority]).Verify(await world.ExportAsync(day));
        Assert.True(verdict.Holds, verdict.Fault?.ToString());
        Assert.Equal(("CN=Sandbox time-stamp authority", true), (verdict.Seals[0].TimeStamp?.Authority, verdict.Seals[0].TimeStamp?.Trusted));
    }

    [Fact]
    public async Task A_time_stamp_of_another_authority_is_refused()
    {
        await using var world = await WorldAsync(new Uri(sandbox.Address, "tsa"));
        await using var other = await SandboxHost.StartAsync(new() { Url = SandboxHost.AnyPort });
        using var authority = await AuthorityAsync(other);
        var day = await SealedAsync(world);
        await StampAsync(world);

        var verdict = new BundleVerifier(await world.PublicKeysAsync(), [authority]).Verify(await world.ExportAsync(day));

        Assert.Contains("not one of the authorities given", verdict.Fault?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_stamp_of_another_seal_is_refused()
    {
        await using var world = await WorldAsync(new Uri(sandbox.Address, "tsa"));
        var first = await SealedAsync(world);
        var second = await SealedAsync(world);
        await StampAsync(world);
        var bundle = EvidenceBundle.Parser.ParseFrom(await world.ExportAsync(second, since: first));
        bundle.Seals[1].TimeStampToken = bundle.Seals[0].TimeStampToken;

        var verdict = (await world.VerifierAsync()).Verify(Google.Protobuf.MessageExtensions.ToByteArray(bundle));

        Assert.Contains("time stamp", verdict.Fault?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seal_stands_while_the_authority_is_away_and_is_stamped_later()
    {
        var reachable = false;
        await using var authority = await ScriptedServer.StartAsync(async context =>
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            if (reachable)
            {
                await PassOnAsync(context, new Uri(sandbox.Address, "tsa"));
            }
        });
        await using var world = await WorldAsync(authority.Address);
        var day = await SealedAsync(world);

        await StampAsync(world);
        var before = (await world.VerifierAsync()).Verify(await world.ExportAsync(day));
        reachable = true;
        await StampAsync(world);
        var after = (await world.VerifierAsync()).Verify(await world.ExportAsync(day));

        Assert.Equal((true, true, null), (before.Holds, before.Seals[0].TimeStampExpected, before.Seals[0].TimeStamp));
        Assert.Contains(world.Log.Records, r => r.EventId.Id == TimeStampMissing);
        Assert.NotNull(after.Seals[0].TimeStamp);
    }

    [Fact]
    public async Task An_answer_that_is_no_time_stamp_is_not_kept()
    {
        await using var authority = await ScriptedServer.StartAsync(context => context.Response.WriteAsync("hello"));
        await using var world = await WorldAsync(authority.Address);
        var day = await SealedAsync(world);

        await StampAsync(world);

        Assert.Null((await world.VerifierAsync()).Verify(await world.ExportAsync(day)).Seals[0].TimeStamp);
    }

    [Fact]
    public async Task Without_an_authority_the_seal_says_so()
    {
        await using var world = await EvidenceWorld.StartAsync(server);
        var day = await SealedAsync(world);

        await StampAsync(world);

        var verdict = (await world.VerifierAsync()).Verify(await world.ExportAsync(day));
        Assert.Equal((false, null), (verdict.Seals[0].TimeStampExpected, verdict.Seals[0].TimeStamp));
    }

    private Task<EvidenceWorld> WorldAsync(Uri authority) =>
        EvidenceWorld.StartAsync(server, new Dictionary<string, string?> { ["Evidence:TimestampUrl"] = authority.ToString() });

    private static Task StampAsync(EvidenceWorld world) => world.Get<StampSeals>().RunAsync(TestContext.Current.CancellationToken);

    private static async Task<DateOnly> SealedAsync(EvidenceWorld world)
    {
        var day = world.Today;
        await world.AcceptAsync(1, first: day.DayNumber);
        world.NextDay();
        await world.SealAsync();
        return day;
    }

    private static async Task<X509Certificate2> AuthorityAsync(SandboxHost sandbox)
    {
        using var http = new HttpClient();
        return X509Certificate2.CreateFromPem(await http.GetStringAsync(new Uri(sandbox.Address, "tsa/certificate"), TestContext.Current.CancellationToken));
    }

    private static async Task PassOnAsync(HttpContext context, Uri authority)
    {
        using var query = new MemoryStream();
        await context.Request.Body.CopyToAsync(query);
        using var http = new HttpClient();
        using var body = new ByteArrayContent(query.ToArray()) { Headers = { ContentType = new("application/timestamp-query") } };
        using var reply = await http.PostAsync(authority, body);
        context.Response.StatusCode = (int)reply.StatusCode;
        await context.Response.Body.WriteAsync(await reply.Content.ReadAsByteArrayAsync());
    }
}
