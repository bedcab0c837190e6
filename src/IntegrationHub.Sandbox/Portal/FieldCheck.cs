using System.Text.Json.Nodes;

namespace IntegrationHub.Sandbox.Portal;

/// <summary>Reads the fields of one object as strictly as the portal; remembers the first at fault.</summary>
internal sealed class FieldCheck(JsonObject item)
{
    /// <summary>The portal's words about the first field at fault. Null: none so far.</summary>
    public string? Fault { get; private set; }

    /// <summary>Any text, also empty; absent only where it may be.</summary>
    public string Text(string field, int most = int.MaxValue, bool required = false)
    {
        if (!item.TryGetPropertyValue(field, out var node) || node is null)
        {
            Fail(required, field);
            return "";
        }

        // Every scalar on this wire is text: a number or a boolean is a client's mistake.
        if (node is not JsonValue value || !value.TryGetValue<string>(out var text))
        {
            Fail(true, field);
            return "";
        }

        Fail(text.Length > most || (required && string.IsNullOrWhiteSpace(text)), field);
        return text;
    }

    public void OneOf(string field, params string[] codes) => Fail(!codes.Contains(Text(field, required: true)), field);

    /// <summary>A date; an empty text for "unknown" unless it is required.</summary>
    public void Date(string field, bool required)
    {
        var text = Text(field, required: required);
        Fail(text.Length > 0 && !WireDate.IsValid(text), field);
    }

    /// <summary>A date that must be named, if only by an empty text.</summary>
    public void NamedDate(string field)
    {
        Fail(item[field] is null, field);
        Date(field, required: false);
    }

    public void Number(string field, bool required)
    {
        var text = Text(field, required: required);
        Fail(text.Length > 0 && (text.Length > 15 || !text.All(char.IsAsciiDigit)), field);
    }

    /// <summary>The objects of a list that may be absent.</summary>
    public IReadOnlyList<JsonObject> List(string field, bool required = false)
    {
        if (!item.TryGetPropertyValue(field, out var node) || node is null)
        {
            Fail(required, field);
            return [];
        }

        if (node is not JsonArray array || array.Any(n => n is not JsonObject))
        {
            Fail(true, field);
            return [];
        }

        Fail(required && array.Count == 0, field);
        return [.. array.Select(n => (JsonObject)n!)];
    }

    /// <summary>Checks every object of a list; its fault becomes ours.</summary>
    public void Each(string field, Action<FieldCheck> check, bool required = false)
    {
        foreach (var inner in List(field, required))
        {
            var nested = new FieldCheck(inner);
            check(nested);
            Fault ??= nested.Fault;
        }
    }

    public void Integer(string field)
    {
        if (!item.TryGetPropertyValue(field, out var node) || node is not JsonValue value || !value.TryGetValue<int>(out var number) || number < 0)
        {
            Fail(true, field);
        }
    }

    public void Fail(bool wrong, string field)
    {
        if (wrong)
        {
            Fault ??= $"Trường {field} không hợp lệ";
        }
    }
}
