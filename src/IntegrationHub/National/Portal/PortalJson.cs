using System.Text.Json;

namespace IntegrationHub.National.Portal;

/// <summary>Reads an answer of the portal as JSON.</summary>
internal static class PortalJson
{
    /// <summary>The whole answer, every text in it readable. Null: it is none.</summary>
    public static JsonElement? TryRead(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            Decode(document.RootElement);
            return document.RootElement.Clone();
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A value as text; some portals send numbers where others send text.</summary>
    public static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        _ => value.GetRawText(),
    };

    // The parser takes bytes that are no UTF-8 and halves of a character, and throws where such
    // a text is read. Reading all at once keeps that out of everything behind.
    private static void Decode(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    Decode(property.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var inner in element.EnumerateArray())
                {
                    Decode(inner);
                }

                break;
            case JsonValueKind.String:
                _ = element.GetString();
                break;
        }
    }
}
