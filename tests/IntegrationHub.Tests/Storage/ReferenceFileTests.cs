using System.Text;
using IntegrationHub.Storage;
using Xunit;

namespace IntegrationHub.Tests.Storage;

public sealed class ReferenceFileTests
{
    [Theory]
    [InlineData("communes.csv", 3321)]
    [InlineData("personal_id_province_codes.csv", 63)]
    [InlineData("procedures.csv", 73)]
    [InlineData("provinces.csv", 34)]
    [InlineData("required_components.csv", 9)]
    [InlineData("unit_changes_2025-07-01.csv", 10571)]
    public void Every_row_after_the_header_is_read(string name, int rows) => Assert.Equal(rows, ReferenceFile.Rows(name).Count());

    [Fact]
    public void A_quoted_cell_keeps_its_comma()
    {
        var row = ReferenceFile.Rows("procedures.csv").Single(r => r[0] == "2.000815");

        Assert.Equal("Chứng thực bản sao từ bản chính giấy tờ, văn bản", row[1]);
    }

    [Fact]
    public void An_empty_cell_is_empty_text()
    {
        var island = ReferenceFile.Rows("unit_changes_2025-07-01.csv").First(r => r[4] == "11948");

        Assert.Equal("", island[0]);
    }

    [Fact]
    public void A_file_that_is_not_embedded_is_named()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => ReferenceFile.Open("none.csv"));

        Assert.Contains("none.csv", fault.Message, StringComparison.Ordinal);
    }

    // Two spellings of one letter would make two names of one unit.
    [Theory]
    [InlineData("communes.csv")]
    [InlineData("personal_id_province_codes.csv")]
    [InlineData("procedure_details.json")]
    [InlineData("procedures.csv")]
    [InlineData("provinces.csv")]
    [InlineData("unit_changes_2025-07-01.csv")]
    public void No_letter_is_written_with_its_marks_apart(string name)
    {
        using var reader = new StreamReader(ReferenceFile.Open(name), Encoding.UTF8);

        var text = reader.ReadToEnd();

        Assert.DoesNotContain(text, c => c is >= '\u0300' and <= '\u036F');
    }
}
