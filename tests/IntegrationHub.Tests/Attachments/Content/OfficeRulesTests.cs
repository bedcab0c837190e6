using System.Security.Cryptography;
using CsCheck;
using IntegrationHub.Attachments.Content;
using Xunit;

namespace IntegrationHub.Tests.Attachments.Content;

public sealed class OfficeRulesTests
{
    private static readonly byte[] Sample = Documents.Docx(("word/media/image1.png", RandomNumberGenerator.GetBytes(3000)));

    [Fact]
    public async Task Documents_of_each_kind_are_taken()
    {
        Assert.Null(await Checked.OfficeAsync(Documents.Docx()));
        Assert.Null(await Checked.OfficeAsync(Documents.Xlsx(), ContentKind.Workbook));
        Assert.Null(await Checked.OfficeAsync(Documents.Pptx(), ContentKind.Presentation));
        Assert.Null(await Checked.OfficeAsync(Documents.Odt(), ContentKind.OpenText));
    }

    [Fact]
    public async Task A_document_of_one_kind_is_none_of_another()
    {
        var faults = new[]
        {
            await Checked.OfficeAsync(Documents.Xlsx()),
            await Checked.OfficeAsync(Documents.Docx(), ContentKind.Workbook),
            await Checked.OfficeAsync(Documents.Odt()),
            await Checked.OfficeAsync(Documents.Docx(), ContentKind.OpenText),
            await Checked.OfficeAsync(Documents.Odt("application/vnd.oasis.opendocument.text-x"), ContentKind.OpenText),
            await Checked.OfficeAsync(Documents.Odt(), ContentKind.OpenSpreadsheet),
            await Checked.OfficeAsync(Documents.Zip(("a.txt", [1]))),
            await Checked.OfficeAsync(Documents.Zip()),
        };

        Assert.All(faults, fault => Assert.True(fault is { Harmful: false }));
    }

    [Fact]
    public async Task Macros_are_not_part_of_the_type()
    {
        var fault = await Checked.OfficeAsync(Documents.Docx(("word/vbaProject.bin", [1])));

        Assert.Equal("holds macros", fault?.Cause);
    }

    [Fact]
    public async Task A_large_honest_document_is_taken()
    {
        var pictures = Enumerable.Range(0, 40).Select(i => ($"word/media/image{i}.jpg", RandomNumberGenerator.GetBytes(200_000)));

        Assert.Null(await Checked.OfficeAsync(Documents.Docx([.. pictures, ("word/styles.xml", new byte[2_000_000])])));
    }

    [Fact]
    public Task A_document_that_lacks_its_end_is_refused() => Gen.Int[1, Sample.Length - 1].SampleAsync(async cut =>
        Assert.NotNull(await OfficeRules.CheckAsync(ContentKind.WordDocument, StoredContent.Of(Sample.AsMemory(0, Sample.Length - cut)), CancellationToken.None)));

    [Fact]
    public Task Whatever_bytes_are_changed_there_is_an_answer_and_no_fault() =>
        Gen.Select(Gen.Int[0, Sample.Length - 1], Gen.Byte).Array[1, 12].SampleAsync(async changes =>
        {
            var content = (byte[])Sample.Clone();
            foreach (var (at, value) in changes)
            {
                content[at] = value;
            }

            await OfficeRules.CheckAsync(ContentKind.WordDocument, StoredContent.Of(content), CancellationToken.None);
        });
}
