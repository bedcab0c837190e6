using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace IntegrationHub.Client.Tests;

public sealed class ClientCredentialsTokenSourceTests
{
    [Fact]
    public async Task Token_is_asked_for_with_the_client_s_id_and_secret()
    {
        await using var tokens = await ScriptedTokens.StartAsync();
        using var source = tokens.Source();

        var token = await source.GetAsync(null, TestContext.Current.CancellationToken);

        Assert.Equal("token-1", token);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes("vendor%20a:s%3Ae%20c")), tokens.Authorization);
        Assert.Equal("grant_type=client_credentials&scope=hub", tokens.Form);
    }

    [Fact]
    public async Task Token_is_kept_until_shortly_before_its_end()
    {
        await using var tokens = await ScriptedTokens.StartAsync();
        var clock = new FakeTimeProvider();
        using var source = tokens.Source(clock);
        await source.GetAsync(null, TestContext.Current.CancellationToken);

        clock.Advance(TimeSpan.FromSeconds(269));
        var before = await source.GetAsync(null, TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(2));
        var after = await source.GetAsync(null, TestContext.Current.CancellationToken);

        Assert.Equal(("token-1", "token-2"), (before, after));
    }

    [Fact]
    public async Task However_many_need_one_it_is_fetched_once()
    {
        await using var tokens = await ScriptedTokens.StartAsync();
        using var source = tokens.Source();

        var got = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => source.GetAsync(null, TestContext.Current.CancellationToken).AsTask()));

        Assert.All(got, token => Assert.Equal("token-1", token));
        Assert.Equal(1, tokens.Asked);
    }

    [Fact]
    public async Task Refused_token_is_renewed_once_for_all_who_were_refused()
    {
        await using var tokens = await ScriptedTokens.StartAsync();
        using var source = tokens.Source();
        var refused = await source.GetAsync(null, TestContext.Current.CancellationToken);

        var got = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => source.GetAsync(refused, TestContext.Current.CancellationToken).AsTask()));

        Assert.All(got, token => Assert.Equal("token-2", token));
        Assert.Equal(2, tokens.Asked);
    }

    [Fact]
    public async Task Refusal_of_the_endpoint_is_told_without_the_secret()
    {
        await using var tokens = await ScriptedTokens.StartAsync();
        tokens.Status = 401;
        using var source = tokens.Source();

        var no = await Assert.ThrowsAsync<HubTokenException>(() => source.GetAsync(null, TestContext.Current.CancellationToken).AsTask());

        Assert.Contains("401", no.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s:e c", no.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endpoint_that_comes_back_gives_a_token()
    {
        await using var tokens = await ScriptedTokens.StartAsync();
        tokens.Status = 503;
        using var source = tokens.Source();
        await Assert.ThrowsAsync<HubTokenException>(() => source.GetAsync(null, TestContext.Current.CancellationToken).AsTask());

        tokens.Status = 200;

        Assert.Equal("token-2", await source.GetAsync(null, TestContext.Current.CancellationToken));
    }
}
