using System.Globalization;

namespace IntegrationHub.Cli.Output;

/// <summary>A table for pipes and files: columns aligned by spaces, two between them, nothing else.</summary>
internal static class PlainTable
{
    public static void Write<T>(TextWriter output, IReadOnlyList<Column<T>> columns, IReadOnlyList<T> items)
    {
        var rows = items.Select(item => columns.Select(column => OneLine(column.Cell(item))).ToArray()).ToList();
        rows.Insert(0, [.. columns.Select(column => column.Head.ToUpperInvariant())]);
        var widths = columns.Select((_, index) => rows.Max(row => Width(row[index]))).ToArray();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, index) => Pad(cell, widths[index], columns[index].Number));
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }

    /// <summary>The text without what would break a row or steer a terminal.</summary>
    public static string OneLine(string text) =>
        text.Any(char.IsControl) ? new string([.. text.Select(letter => char.IsControl(letter) ? ' ' : letter)]) : text;

    private static string Pad(string cell, int width, bool number)
    {
        var gap = new string(' ', width - Width(cell));
        return number ? gap + cell : cell + gap;
    }

    // A Vietnamese letter with its marks is one place wide, composed or not.
    private static int Width(string text) => new StringInfo(text).LengthInTextElements;
}
