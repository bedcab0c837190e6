using CsCheck;
using IntegrationHub.Attachments;
using Xunit;

namespace IntegrationHub.Tests.Attachments;

public sealed class FileNameRulesTests
{
    private static readonly string[] Parts = ["..", ".", "/", "\\", "a", ":", " ", "nul"];

    [Theory]
    [InlineData("giấy\u202Efdp.exe")]
    [InlineData("a\u2066b.pdf")]
    [InlineData("\u200Fa.pdf")]
    [InlineData("a.txt:b.exe")]
    [InlineData("NUL")]
    [InlineData("con.pdf")]
    [InlineData("Com1 .tar.gz")]
    [InlineData("lpt¹.pdf")]
    [InlineData("a.pdf ")]
    [InlineData("a\u2028b")]
    [InlineData("../a")]
    public void A_name_that_is_not_what_it_seems_is_refused(string name) => Assert.NotNull(FileNameRules.Fault(name));

    [Theory]
    [InlineData("Tờ khai (bản sao) số 12.pdf")]
    [InlineData("console.pdf")]
    [InlineData("công.pdf")]
    [InlineData("=1+1.xlsx")]
    [InlineData(".hidden")]
    public void A_name_as_people_give_them_is_taken(string name) => Assert.Null(FileNameRules.Fault(name));

    [Fact]
    public void A_name_that_is_taken_stays_in_any_folder_it_is_put_into() =>
        Gen.OneOf(Gen.String[1, 40], Gen.Int[0, Parts.Length - 1].Array[1, 4].Select(parts => string.Concat(parts.Select(part => Parts[part]))))
            .Where(name => FileNameRules.Fault(name) is null)
            .Sample(name => Assert.Equal("/folder", Path.GetDirectoryName(Path.GetFullPath(Path.Combine("/folder", name)))));
}
