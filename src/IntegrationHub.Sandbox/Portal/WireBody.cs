using System.Text.Json;
using System.Text.Json.Nodes;

namespace IntegrationHub.Sandbox.Portal;

/// <summary>Reads the body of a call.</summary>
internal static class WireBody
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The object sent. Null: the body is none, or holds what is no text at all.</summary>
    public static async Task<JsonObject?> ReadAsync(HttpContext context)
    {
        try
        {
            var body = await JsonNode.ParseAsync(context.Request.Body, documentOptions: Strict, cancellationToken: context.RequestAborted);
            Decode(body);
            return body as JsonObject;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A field that is text. Null: there is none, or it is something else.</summary>
    public static string? Text(JsonObject? item, string field) =>
        item?[field] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    // The parser takes bytes that are no UTF-8 and halves of a surrogate pair, and throws only
    // where such a text is read. Reading all at once keeps that out of everything behind.
    private static void Decode(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject item:
                foreach (var (_, inner) in item)
                {
                    Decode(inner);
                }

                break;
            case JsonArray list:
                foreach (var inner in list)
                {
                    Decode(inner);
                }

                break;
            case JsonValue value:
                value.TryGetValue<string>(out _);
                break;
        }
    }
}
