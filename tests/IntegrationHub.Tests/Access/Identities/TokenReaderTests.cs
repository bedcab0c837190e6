using CsCheck;
using IntegrationHub.Access;
using IntegrationHub.Access.Identities;
using IntegrationHub.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace IntegrationHub.Tests.Access.Identities;

public sealed class TokenReaderTests : IDisposable
{
    private readonly ManualClock clock = new();
    private readonly TestIssuer issuer = new();
    private readonly TokenKeys keys;
    private readonly TokenReader reader;

    public TokenReaderTests()
    {
        var options = new AccessOptions
        {
            Issuers = [new TokenIssuerOptions { Issuer = TestIssuer.Issuer, Audience = TestIssuer.Audience, JwksFile = issuer.JwksFile }],
        };
        keys = new TokenKeys(new NoHttp(), clock, NullLogger<TokenKeys>.Instance);
        reader = new TokenReader(keys, Options.Create(options), clock);
    }

    private static Gen<string> Mutations(string token) => Gen.OneOf(
        Gen.Select(Gen.Int[0, token.Length - 1], Gen.Char, (place, letter) => token[..place] + letter + token[(place + 1)..]),
        Gen.Select(Gen.Int[0, token.Length - 1], Gen.Int[0, 40], (place, length) => token.Remove(place, Math.Min(length, token.Length - place))),
        Gen.Select(Gen.Int[0, token.Length], Gen.String[0, 40], (place, text) => token.Insert(place, text)),
        Gen.Select(Gen.Int[0, 2], Gen.String[0, 60], (part, text) => string.Join('.', token.Split('.').Select((old, index) => index == part ? text : old))),
        Gen.Select(Gen.Int[0, 2], Gen.Byte.Array[0, 60], (part, bytes) =>
            string.Join('.', token.Split('.').Select((old, index) => index == part ? System.Buffers.Text.Base64Url.EncodeToString(bytes) : old))),
        Gen.String[0, 100]);

    [Fact]
    public async Task Whatever_is_changed_it_is_refused_and_never_an_exception()
    {
        var token = issuer.Token("vendor-a", clock.GetUtcNow());
        var said = token[..token.LastIndexOf('.')];
        Assert.Null((await ReadAsync(token)).Refusal);

        await Mutations(token).SampleAsync(
            async mutated =>
            {
                var result = await ReadAsync(mutated);

                // The last letter of the signature has bits that nobody reads; what is signed is the same.
                Assert.True(result.Refusal is not null || mutated.StartsWith(said + ".", StringComparison.Ordinal), mutated);
            },
            iter: 3000, threads: 1);
    }

    [Fact]
    public async Task Deeply_nested_content_is_refused_and_never_an_exception()
    {
        var deep = System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.ASCII.GetBytes(new string('[', 3000)));

        Assert.NotNull((await ReadAsync($"{deep}.{deep}.e30")).Refusal);
    }

    [Theory]
    [InlineData("cnf", "text")]
    [InlineData("cnf", 7)]
    public async Task Confirmation_that_is_no_object_does_not_free_a_token_of_its_certificate(string claim, object value)
    {
        var token = issuer.Token("vendor-a", clock.GetUtcNow(), new Dictionary<string, object> { [claim] = value });

        Assert.NotNull((await ReadAsync(token)).Refusal);
    }

    [Fact]
    public async Task Confirmation_of_a_kind_we_cannot_check_is_refused()
    {
        var token = issuer.Token("vendor-a", clock.GetUtcNow(), new Dictionary<string, object> { ["cnf"] = new Dictionary<string, object> { ["jkt"] = "abc" } });

        Assert.NotNull((await ReadAsync(token)).Refusal);
    }

    [Theory]
    [InlineData("logout+jwt", false)]
    [InlineData("dpop+jwt", false)]
    [InlineData("at+jwt", true)]
    [InlineData("JWT", true)]
    public async Task Token_of_another_type_is_no_access_token(string type, bool counts)
    {
        var token = issuer.Token("vendor-a", clock.GetUtcNow(), type: type);

        Assert.Equal(counts, (await ReadAsync(token)).Refusal is null);
    }

    [Fact]
    public async Task Token_that_was_read_once_still_ends()
    {
        var token = issuer.Token("vendor-a", clock.GetUtcNow());
        Assert.Null((await ReadAsync(token)).Refusal);

        clock.Advance(TimeSpan.FromMinutes(61));

        Assert.NotNull((await ReadAsync(token)).Refusal);
    }

    public void Dispose()
    {
        keys.Dispose();
        issuer.Dispose();
    }

    private ValueTask<IntegrationHub.Rpc.Result<ShownIdentity>> ReadAsync(string token) =>
        reader.ReadAsync(token, certificate: null, TestContext.Current.CancellationToken);

    private sealed class NoHttp : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => throw new InvalidOperationException("The keys are in a file.");
    }
}
