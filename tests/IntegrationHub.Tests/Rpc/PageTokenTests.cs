using CsCheck;
using Grpc.Core;
using IntegrationHub.Errors.V1;
using IntegrationHub.Rpc;
using Xunit;

namespace IntegrationHub.Tests.Rpc;

public sealed class PageTokenTests
{
    private static readonly Gen<string> Positions = Gen.String[Gen.Char[' ', '~'], 0, 60];

    // What a decoder of base64 skips, takes for another or does not care about stands beside what is plainly wrong.
    private static readonly Gen<char> Odd = Gen.OneOf(Gen.Char, Gen.Char['A', 'Z'], Gen.OneOf(' ', '\t', '\n', '+', '/', '=', '-', '_'));

    [Fact]
    public void What_was_written_is_read() =>
        Gen.Select(Gen.String, Positions).Sample((query, position) =>
            Assert.Equal(position, Read(PageToken.Write(query, position), query)));

    [Fact]
    public void A_token_survives_a_url_without_escapes() =>
        Gen.Select(Gen.String, Positions).Sample((query, position) =>
            Assert.All(PageToken.Write(query, position), c => Assert.True(char.IsAsciiLetterOrDigit(c) || c is '-' or '_')));

    [Fact]
    public void A_token_of_another_query_is_refused() =>
        Gen.Select(Gen.String, Gen.String, Positions).Where((given, asked, _) => given != asked).Sample((given, asked, position) =>
            AssertRefused(PageToken.Write(given, position), asked));

    [Fact]
    public void A_token_with_one_character_changed_is_refused() =>
        Positions.Sample(
            position =>
            {
                var token = PageToken.Write("q", position);

                Assert.All(
                    from place in Enumerable.Range(0, token.Length)
                    from odd in Enumerable.Range(0, 128)
                    select token[..place] + (char)odd + token[(place + 1)..],
                    changed => AssertRefusedUnlessSame(token, changed));
            },
            iter: 20);

    [Fact]
    public void A_token_cut_or_lengthened_is_refused() =>
        Gen.Select(Positions, Gen.Int[1, 1000], Gen.String[Odd, 1, 5]).Sample((position, cut, more) =>
        {
            var token = PageToken.Write("q", position);

            AssertRefusedUnlessSame(token, token[..(cut % token.Length)]);
            AssertRefused(token + more, "q");
        });

    [Fact]
    public void Any_text_at_all_is_refused_and_never_thrown_at() =>
        Gen.String[Odd, 1, 1100].Sample(text => AssertRefused(text, "q"));

    [Fact]
    public void An_empty_token_is_the_first_page() => Assert.Null(Read("", "q"));

    private static string? Read(string token, string query)
    {
        Assert.False(PageToken.Read(token, query).IsRefused(out var refusal, out var position), refusal?.Message);
        return position;
    }

    private static void AssertRefused(string token, string query)
    {
        Assert.True(PageToken.Read(token, query).IsRefused(out var refusal, out _), $"'{token}' was read.");
        Assert.Equal((StatusCode.InvalidArgument, ErrorReason.PageTokenInvalid), (refusal.Code, refusal.Reason));
        Assert.Equal("page_token", Assert.Single(refusal.Violations).Field);
    }

    private static void AssertRefusedUnlessSame(string token, string changed)
    {
        if (changed != token && changed.Length > 0)
        {
            AssertRefused(changed, "q");
        }
    }
}
