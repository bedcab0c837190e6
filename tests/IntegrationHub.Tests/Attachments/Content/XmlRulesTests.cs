using System.Globalization;
using System.Text;
using CsCheck;
using Xunit;

namespace IntegrationHub.Tests.Attachments.Content;

public sealed class XmlRulesTests
{
    private static readonly string[] Starts = ["<a>", "<?xml version='1.0' encoding='utf-16'?>", "<!DOCTYPE a [", "<a b='", ""];

    [Theory]
    [InlineData("<hoSo xmlns='urn:x'><a b='c'/>Nguyễn &amp; Trần &#x1EA1; <!-- x --><![CDATA[<]]></hoSo>")]
    [InlineData("<?xml version='1.0' encoding='utf-8'?><hoSo/>")]
    public async Task Well_formed_XML_is_taken(string xml)
    {
        Assert.Null(await Checked.XmlAsync(xml));
        Assert.Null(await Checked.XmlAsync([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(xml.Replace("utf-8", "utf-16", StringComparison.Ordinal))]));
    }

    [Fact]
    public async Task A_billion_laughs_are_refused()
    {
        var laughs = new StringBuilder("<?xml version='1.0'?>\n<!DOCTYPE lolz [<!ENTITY lol0 'lol'>");
        foreach (var i in Enumerable.Range(1, 9))
        {
            laughs.Append(CultureInfo.InvariantCulture, $"<!ENTITY lol{i} '{string.Concat(Enumerable.Repeat($"&lol{i - 1};", 10))}'>");
        }

        var fault = await Checked.XmlAsync(laughs.Append("]><lolz>&lol9;</lolz>").ToString());

        Checked.Harmful(fault, "has a document type declaration");
    }

    [Theory]
    [InlineData("<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a.dtd'><a/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>")]
    [InlineData("<!DOCTYPE a [<!ENTITY % x SYSTEM 'http://127.0.0.1:9/'> %x;]><a/>")]
    [InlineData("<!DOCTYPE html><html/>")]
    public async Task Entities_and_types_from_outside_are_refused_in_any_encoding(string xml)
    {
        Checked.Harmful(await Checked.XmlAsync(xml), "has a document type declaration");
        Checked.Harmful(await Checked.XmlAsync([.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(xml)]), "has a document type declaration");
    }

    [Fact]
    public async Task Elements_nested_deeper_than_anyone_reads_are_refused()
    {
        var xml = string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000));

        Checked.Harmful(await Checked.XmlAsync(xml), "nests elements more than 200 deep");
    }

    [Theory]
    [InlineData("<a>")]
    [InlineData("<a></b>")]
    [InlineData("not XML")]
    [InlineData("<a>&unknown;</a>")]
    [InlineData("<a b='1' b='2'/>")]
    [InlineData("<?xml version='1.0' encoding='klingon'?><a/>")]
    [InlineData(" ")]
    public async Task What_is_not_well_formed_is_not_XML(string xml)
    {
        var fault = await Checked.XmlAsync(xml);

        Assert.Equal((false, "is not well-formed XML"), (fault!.Harmful, fault.Cause));
    }

    [Fact]
    public Task Whatever_the_bytes_there_is_an_answer_and_no_fault() =>
        Gen.Select(Gen.Byte.Array[0, 60], Gen.Int[0, Starts.Length - 1]).SampleAsync(async (noise, start) =>
            await Checked.XmlAsync([.. Documents.Text(Starts[start]), .. noise]));
}
