using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace IntegrationHub.Storage;

/// <summary>
/// What a feature does in the transaction of its migration, after the migration's SQL: loads reference rows.
/// </summary>
internal delegate Task MigrationStep(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken);

/// <summary>One forward step of the schema, named <c>NNNN_topic</c>.</summary>
internal sealed partial record Migration(int Number, string Name, string Sql)
{
    private const string Folder = "migrations/";

    /// <summary>Fingerprint of the SQL, the same whatever line ends a checkout gave the file.</summary>
    public string Checksum => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(Sql.Replace("\r\n", "\n", StringComparison.Ordinal))));

    public static Migration Parse(string name, string sql) => FileName().Match(name) is { Success: true } match
        ? new Migration(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), name, sql)
        : throw new ArgumentException($"'{name}' is not a migration's name: four digits, an underscore, a topic in lower case.", nameof(name));

    /// <summary>The migrations inside an assembly, in the order they are applied.</summary>
    public static IReadOnlyList<Migration> Embedded(Assembly assembly) =>
        [.. assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(Folder, StringComparison.Ordinal))
            .Select(resource => Parse(Path.GetFileNameWithoutExtension(resource), Read(assembly, resource)))
            .OrderBy(migration => migration.Number)];

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("^([0-9]{4})_[a-z0-9_]+$")]
    private static partial Regex FileName();
}
