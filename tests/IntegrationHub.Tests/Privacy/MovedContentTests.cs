using System.Security.Cryptography;
using IntegrationHub.Filings;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Deliveries;
using Xunit;

namespace IntegrationHub.Tests.Privacy;

/// <summary>What becomes of what somebody moves about in the database.</summary>
public sealed class MovedContentTests(StillHub hub) : IClassFixture<StillHub>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await hub.ResetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("content = o.content")]
    [InlineData("content = o.content, data_key = o.data_key")]
    [InlineData("data_key = o.data_key")]
    public async Task One_filing_s_content_does_not_open_in_another_s_row(string moved)
    {
        var (one, other) = (await hub.SubmitAsync(), await hub.SubmitAsync());

        await TableRows.ExecuteAsync(hub.Database, $"UPDATE filing f SET {moved} FROM filing o WHERE f.code = '{one}' AND o.code = '{other}'");

        await Assert.ThrowsAnyAsync<CryptographicException>(() => hub.GetAsync(one));
    }

    [Fact]
    public async Task A_step_does_not_open_in_the_place_of_another()
    {
        var code = await hub.SubmitAsync();
        await hub.ProgressAsync(code, steps: 2);
        var filing = await hub.GetAsync(code);

        await TableRows.ExecuteAsync(hub.Database, $"""
            UPDATE filing_step f SET step = o.step FROM filing_step o
            WHERE f.filing_id = {filing.Id} AND o.filing_id = {filing.Id} AND f.step_number = 1 AND o.step_number = 2
            """);

        await Assert.ThrowsAnyAsync<CryptographicException>(() => hub.Service<FilingStepStore>().UnsentAsync(filing, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_event_s_step_does_not_open_in_another_event()
    {
        var code = await hub.SubmitAsync();
        await hub.ProgressAsync(code, steps: 2);
        var filing = await hub.GetAsync(code);

        await TableRows.ExecuteAsync(hub.Database, $"""
            UPDATE filing_event f SET step = o.step FROM filing_event o
            WHERE f.filing_id = {filing.Id} AND o.filing_id = {filing.Id} AND f.version = 2 AND o.version = 3
            """);

        await Assert.ThrowsAnyAsync<CryptographicException>(() => hub.Service<FilingEventStore>().OfFilingAsync(filing.Id, TestContext.Current.CancellationToken));
    }
}
