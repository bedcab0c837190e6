using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using IntegrationHub.Catalogue.V1;

namespace IntegrationHub.Catalogue;

/// <summary>What a version says, as JSON: the column content of procedure_version.</summary>
internal static class ProcedureContent
{
    // Vietnamese letters as themselves: operators read the column.
    private static readonly ProcedureJson Json = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<Channel>() },
    });

    public static byte[] Write(Procedure procedure) => JsonSerializer.SerializeToUtf8Bytes(procedure, Json.Procedure);

    public static Procedure Read(string content) =>
        JsonSerializer.Deserialize(content, Json.Procedure) ?? throw new InvalidOperationException("A procedure's content is JSON null.");

    /// <summary>Equal for equal words: tells whether a source brings anything new.</summary>
    public static byte[] Hash(Procedure procedure) => SHA256.HashData(Write(procedure));
}

[JsonSerializable(typeof(Procedure))]
internal sealed partial class ProcedureJson : JsonSerializerContext;
