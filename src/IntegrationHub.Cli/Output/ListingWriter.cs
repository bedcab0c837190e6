using Google.Protobuf;
using Spectre.Console;

namespace IntegrationHub.Cli.Output;

/// <summary>Writes messages of the contract as a table for a person or as JSON for a program.</summary>
internal static class ListingWriter
{
    public static void WriteAll<T>(Terminal terminal, OutputFormat format, IReadOnlyList<Column<T>> columns, IReadOnlyList<T> items)
        where T : IMessage
    {
        if (format == OutputFormat.Json)
        {
            var lines = items.Select(item => "  " + JsonFormatter.Default.Format(item));
            terminal.Out.WriteLine(items.Count == 0 ? "[]" : $"[\n{string.Join(",\n", lines)}\n]");
        }
        else
        {
            WriteTable(terminal, columns, items);
        }
    }

    /// <summary>Writes one message: every field on a line of its own, or one JSON object.</summary>
    public static void WriteOne<T>(Terminal terminal, OutputFormat format, T item, IReadOnlyList<Column<T>> fields)
        where T : IMessage
    {
        if (format == OutputFormat.Json)
        {
            WriteJsonLine(terminal, item);
            return;
        }

        var filled = fields.Where(field => field.Cell(item).Length > 0).ToList();
        var width = filled.Count == 0 ? 0 : filled.Max(field => field.Head.Length);
        foreach (var field in filled)
        {
            terminal.Out.WriteLine($"{field.Head.PadRight(width)}  {PlainTable.OneLine(field.Cell(item))}");
        }
    }

    /// <summary>Writes pairs of a name and what it is, the names in one column.</summary>
    public static void WriteRows(Terminal terminal, IReadOnlyList<(string Name, string Text)> rows)
    {
        var width = rows.Max(row => row.Name.Length);
        foreach (var (name, text) in rows)
        {
            terminal.Out.WriteLine($"  {name.PadRight(width)}  {text}");
        }
    }

    /// <summary>Writes how something came out, in a colour where there are any.</summary>
    public static void WriteVerdict(Terminal terminal, bool good, string words)
    {
        if (terminal.IsTerminal)
        {
            terminal.Rich.MarkupLine($"[bold {(good ? "green" : "red")}]{Markup.Escape(words)}[/]");
        }
        else
        {
            terminal.Out.WriteLine(words);
        }
    }

    public static void WriteJsonLine(Terminal terminal, IMessage item) => terminal.Out.WriteLine(JsonFormatter.Default.Format(item));

    /// <summary>Writes a table of anything.</summary>
    public static void WriteTable<T>(Terminal terminal, IReadOnlyList<Column<T>> columns, IReadOnlyList<T> items)
    {
        if (!terminal.IsTerminal)
        {
            PlainTable.Write(terminal.Out, columns, items);
            return;
        }

        if (items.Count == 0)
        {
            terminal.Out.WriteLine("None.");
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        foreach (var column in columns)
        {
            var head = new TableColumn($"[bold]{Markup.Escape(column.Head)}[/]");
            table.AddColumn(column.Number ? head.RightAligned() : head);
        }

        foreach (var item in items)
        {
            table.AddRow([.. columns.Select(column => Markup.Escape(PlainTable.OneLine(column.Cell(item))))]);
        }

        terminal.Rich.Write(table);
    }
}
