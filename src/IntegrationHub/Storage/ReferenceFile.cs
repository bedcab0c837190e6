using System.Text;

namespace IntegrationHub.Storage;

/// <summary>Reads the reference files embedded in the hub; SOURCES.md beside them says where each comes from.</summary>
internal static class ReferenceFile
{
    public static Stream Open(string name) =>
        typeof(ReferenceFile).Assembly.GetManifestResourceStream($"reference/{name}")
        ?? throw new InvalidOperationException($"Reference file '{name}' is not embedded in the hub.");

    /// <summary>The rows of a CSV file after its header. A cell may be quoted, and holds no line break.</summary>
    public static IEnumerable<string[]> Rows(string name)
    {
        using var reader = new StreamReader(Open(name), Encoding.UTF8);
        var columns = Cells(reader.ReadLine() ?? "").Length;
        while (reader.ReadLine() is { } line)
        {
            var cells = Cells(line);
            yield return cells.Length == columns
                ? cells
                : throw new InvalidOperationException($"Reference file '{name}' has a row of {cells.Length} cells instead of {columns}.");
        }
    }

    private static string[] Cells(string line)
    {
        var cells = new List<string>(6);
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            switch (c)
            {
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    cells.Add(cell.ToString());
                    cell.Clear();
                    break;
                default:
                    cell.Append(c);
                    break;
            }
        }

        cells.Add(cell.ToString());
        return [.. cells];
    }
}
