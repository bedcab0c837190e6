using CsCheck;
using IntegrationHub.Pages;
using Xunit;

namespace IntegrationHub.Tests.Pages;

public sealed class HtmlTests
{
    [Fact]
    public void A_value_is_text_whatever_it_holds()
    {
        const string Hostile = "<script>alert('x')</script> & \"quotes\"";

        var html = Html.Of($"""<p title="{Hostile}">{Hostile}</p>""").ToString();

        Assert.Equal(2, html.Split("&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &amp; &quot;quotes&quot;").Length - 1);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_opens_a_tag_or_leaves_an_attribute() => Gen.String.Sample(text =>
    {
        var html = Html.Of($"{text}").ToString();

        Assert.DoesNotContain(html, letter => letter is '<' or '>' or '"' or '\'');
    });

    [Fact]
    public void What_is_html_already_stays_as_it_is()
    {
        var rows = Html.Join([Html.Of($"<li>{"a<b"}</li>"), Html.Of($"<li>{"c"}</li>")]);

        Assert.Equal("<ul><li>a&lt;b</li><li>c</li></ul>", Html.Of($"<ul>{rows}</ul>").ToString());
    }

    [Fact]
    public void Vietnamese_words_and_numbers_are_written_as_they_are_read()
    {
        var html = Html.Of($"{"Phường Xuân Hương"}: {1234567}").ToString();

        Assert.Equal("Phường Xuân Hương: 1.234.567", html);
    }
}
