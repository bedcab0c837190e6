using System.Text;
using System.Text.Json.Nodes;

namespace IntegrationHub.Sandbox.Portal.Catalogue;

/// <summary>Reads the public data the sandbox carries.</summary>
internal static class ReferenceFile
{
    public static JsonObject Json(string name)
    {
        using var stream = Open(name);
        return (JsonObject)JsonNode.Parse(stream)!;
    }

    /// <summary>The rows of a CSV file without its header; quoted fields may hold commas.</summary>
    public static IEnumerable<string[]> Rows(string name)
    {
        using var reader = new StreamReader(Open(name), Encoding.UTF8);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            yield return Fields(line);
        }
    }

    private static string[] Fields(string line)
    {
        var (fields, field, quoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        return [.. fields, field.ToString()];
    }

    private static Stream Open(string name) => typeof(ReferenceFile).Assembly.GetManifestResourceStream($"reference/{name}")
        ?? throw new InvalidOperationException($"The sandbox carries no file {name}.");
}
