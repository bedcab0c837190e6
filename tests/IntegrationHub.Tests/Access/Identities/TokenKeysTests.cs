using IntegrationHub.Access;
using IntegrationHub.Access.Identities;
using IntegrationHub.TestKit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace IntegrationHub.Tests.Access.Identities;

public sealed class TokenKeysTests : IDisposable
{
    private readonly ManualClock clock = new();
    private readonly TestIssuer issuer = new();
    private readonly TokenKeys keys;

    public TokenKeysTests() => keys = new TokenKeys(new PlainHttp(), clock, NullLogger<TokenKeys>.Instance);

    private string KeySet => File.ReadAllText(issuer.JwksFile);

    private string KnownKey => new JsonWebKeySet(KeySet).Keys.Single().KeyId;

    [Fact]
    public async Task Key_that_is_known_waits_for_no_answer_about_one_that_is_not()
    {
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            if (context.Request.Path == "/silent")
            {
                asked.SetResult();
                await answer.Task;
            }

            await context.Response.WriteAsync(KeySet);
        });
        Assert.Single(await FindAsync(server.Address, KnownKey));
        clock.Advance(TimeSpan.FromMinutes(1));
        var forged = FindAsync(new Uri(server.Address, "silent"), "a-key-nobody-has");
        await asked.Task.Within(Within.FiveSeconds);

        var found = await FindAsync(server.Address, KnownKey).Within(Within.FiveSeconds);

        answer.SetResult();
        await forged.Within(Within.FiveSeconds);
        Assert.Single(found);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1024 * 1024, 0)]
    public async Task Answer_larger_than_any_key_set_is_not_read(int padding, int expected)
    {
        await using var server = await ScriptedServer.StartAsync(context => context.Response.WriteAsync(KeySet + new string(' ', padding)));

        var found = await FindAsync(server.Address, KnownKey);

        Assert.Equal(expected, found.Count);
    }

    public void Dispose()
    {
        keys.Dispose();
        issuer.Dispose();
    }

    // One issuer, wherever its keys are.
    private Task<IList<SecurityKey>> FindAsync(Uri address, string keyId) =>
        keys.FindAsync(new TokenIssuerOptions { Issuer = TestIssuer.Issuer, JwksUrl = address }, keyId, TestContext.Current.CancellationToken);

    private sealed class PlainHttp : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new();
    }
}
