using IntegrationHub.Attachments.Content;
using Xunit;

namespace IntegrationHub.Tests.Attachments.Content;

public sealed class ZipBombTests
{
    private const int MiB = 1024 * 1024;

    private static readonly byte[] Zeros = new byte[16 * MiB];

    [Fact]
    public async Task Content_that_packs_to_a_thousandth_is_refused()
    {
        var bomb = Documents.Docx(("word/media/image1.png", Zeros));

        var fault = await Checked.OfficeAsync(bomb);

        Checked.Harmful(fault, "unpacks to far more than it is");
    }

    [Theory]
    [InlineData("word/media/image1.png")]
    [InlineData("lib 0.zip")]
    [InlineData("customXml/item1.xml")]
    public async Task Archives_within_archives_are_refused_under_any_name(string name)
    {
        // As 42.zip is built: sixteen of the layer below in each layer.
        var layer = Documents.Zip(("0.dll", new byte[MiB]));
        for (var depth = 0; depth < 4; depth++)
        {
            layer = Documents.Zip([.. Enumerable.Range(0, 16).Select(i => ($"lib {i}.zip", layer))]);
        }

        var fault = await Checked.OfficeAsync(Documents.Docx((name, layer)));

        Checked.Harmful(fault, "holds an archive");
    }

    [Fact]
    public async Task Many_entries_over_one_piece_of_content_are_refused()
    {
        var packed = ForgedZip.Deflate(new byte[MiB]);
        var zip = new ForgedZip().Add("[Content_Types].xml", [1]).Add("word/document.xml", [1]);
        var kernel = zip.Position;
        zip.Add("0", new byte[MiB]);
        foreach (var i in Enumerable.Range(1, 6))
        {
            zip.AddLine($"{i}", (uint)packed.Length, MiB, kernel);
        }

        var fault = await Checked.OfficeAsync(zip.ToArray());

        Assert.True(fault is { Harmful: true });
    }

    [Fact]
    public async Task Headers_that_quote_the_headers_behind_them_are_refused()
    {
        // Each header's extra field reaches over all that follow, to the one piece of content at the end.
        const int HeaderBytes = 31;
        var packed = ForgedZip.Deflate(new byte[MiB]);
        var zip = new ForgedZip().Add("[Content_Types].xml", [1]).Add("word/document.xml", [1]);
        foreach (var i in Enumerable.Range(0, 7))
        {
            zip.AddQuoting($"{i}", (6 - i) * HeaderBytes, (uint)packed.Length, MiB);
        }

        var fault = await Checked.OfficeAsync(zip.Write(packed).ToArray());

        Checked.Harmful(fault, "holds files that overlap");
    }

    [Theory]
    [InlineData(10u)]
    [InlineData(5u * MiB)]
    public async Task Content_that_unpacks_to_another_length_than_it_claims_is_refused(uint claims)
    {
        var zip = new ForgedZip().Add("[Content_Types].xml", [1]).Add("word/document.xml", new byte[4 * MiB], claims);

        var fault = await Checked.OfficeAsync(zip.ToArray());

        Checked.Harmful(fault, "unpacks to another length than it claims");
    }

    [Fact]
    public async Task More_entries_than_a_document_has_are_refused()
    {
        var fault = await Checked.OfficeAsync(Documents.Docx([.. Enumerable.Range(0, 5001).Select(i => ($"{i}", Array.Empty<byte>()))]));

        Checked.Harmful(fault, "has more than 5000 entries");
    }

    [Fact]
    public async Task A_claim_of_sixteen_million_terabytes_overflows_nothing()
    {
        var zip = new ForgedZip().Add("[Content_Types].xml", [1]).Add("word/document.xml", [1]).AddLine("x", uint.MaxValue - 1, uint.MaxValue - 1, uint.MaxValue - 1);

        var fault = await Checked.OfficeAsync(zip.ToArray());

        Assert.True(fault is { Harmful: true });
    }

    [Theory]
    [InlineData("../../etc/cron.d/x")]
    [InlineData("/etc/passwd")]
    [InlineData("word/../../x")]
    [InlineData("..\\..\\x")]
    [InlineData("C:x")]
    [InlineData("word/./x")]
    [InlineData("a\0b")]
    public async Task A_name_that_leads_outside_is_refused(string name)
    {
        var fault = await Checked.OfficeAsync(new ForgedZip().Add("[Content_Types].xml", [1]).Add("word/document.xml", [1]).Add(name, [1]).ToArray());

        Checked.Harmful(fault, "names a file outside itself");
    }

    [Fact]
    public async Task Two_entries_of_one_name_are_refused()
    {
        var fault = await Checked.OfficeAsync(Documents.Docx(("WORD/Document.xml", [1])));

        Checked.Harmful(fault, "holds two files of one name");
    }

    [Fact]
    public async Task A_header_that_names_another_file_than_the_directory_is_refused()
    {
        var zip = new ForgedZip().Add("[Content_Types].xml", [1]).Add("word/document.xml", [1], headerName: "word/document.exe");

        var fault = await Checked.OfficeAsync(zip.ToArray());

        Checked.Harmful(fault, "contradicts its own directory");
    }

    [Fact]
    public async Task A_table_within_a_text_is_taken_and_a_bomb_in_its_place_is_not()
    {
        var table = Documents.Xlsx();
        var bomb = Documents.Xlsx(("xl/media/image1.png", Zeros));

        var honest = await Checked.OfficeAsync(Documents.Docx(("word/embeddings/Microsoft_Excel_Sheet1.xlsx", table)));
        var harmful = await Checked.OfficeAsync(Documents.Docx(("word/embeddings/Microsoft_Excel_Sheet1.xlsx", bomb)));
        var nested = await Checked.OfficeAsync(Documents.Docx(("word/embeddings/a.docx", Documents.Docx(("word/embeddings/b.xlsx", table)))));
        var archive = await Checked.OfficeAsync(Documents.Docx(("word/embeddings/a.xlsx", Documents.Zip(("a", [1])))));

        Assert.Null(honest);
        Checked.Harmful(harmful, "unpacks to far more than it is");
        Checked.Harmful(nested, "holds an archive");
        Checked.Harmful(archive, "holds an archive");
    }
}
