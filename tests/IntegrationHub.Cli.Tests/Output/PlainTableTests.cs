using IntegrationHub.Cli.Output;
using Spectre.Console;

namespace IntegrationHub.Cli.Tests.Output;

public class PlainTableTests
{
    private static readonly Column<(string Name, int Count)>[] Columns =
    [
        new("Name", item => item.Name),
        new("Count", item => ContractText.Of(item.Count), Number: true),
    ];

    [Fact]
    public void Columns_are_aligned_whatever_form_the_accents_have()
    {
        var written = Write(("Đặng", 1), ("Đặng".Normalize(System.Text.NormalizationForm.FormD), 12), ("An", 123));

        var lines = written.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["NAME  COUNT", "Đặng      1"], lines[..2]);
        Assert.EndsWith("     12", lines[2], StringComparison.Ordinal);
        Assert.Equal("An      123", lines[3]);
    }

    [Fact]
    public void A_text_cannot_break_the_row_or_steer_the_terminal()
    {
        var written = Write(("a\nb\u001b[31mc", 1));

        Assert.Equal("a b [31mc      1", written.Split('\n')[1]);
    }

    [Fact]
    public void A_terminal_gets_a_box_and_the_texts_as_they_are()
    {
        using var output = new StringWriter();
        var terminal = new Terminal(TextReader.Null, output, TextWriter.Null, isTerminal: true);

        ListingWriter.WriteTable(terminal, Columns, [("Đạ [Huoai]", 7)]);

        Assert.Contains("Đạ [Huoai]", output.ToString(), StringComparison.Ordinal);
        Assert.Contains(terminal.Rich.Profile.Capabilities.Unicode ? "╭" : "+", output.ToString(), StringComparison.Ordinal);
    }

    private static string Write(params (string Name, int Count)[] items)
    {
        using var output = new StringWriter { NewLine = "\n" };
        PlainTable.Write(output, Columns, items);
        return output.ToString();
    }
}
