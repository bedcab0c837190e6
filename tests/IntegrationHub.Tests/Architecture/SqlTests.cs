using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using IntegrationHub.Storage;
using IntegrationHub.TestKit;
using Npgsql;
using NpgsqlTypes;
using Xunit;

namespace IntegrationHub.Tests.Architecture;

public sealed partial class SqlTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly Dictionary<string, string> Constants = typeof(HubDatabase).Assembly.GetTypes()
        .SelectMany(ConstantsOf)
        .ToDictionary(constant => $"{constant.DeclaringType!.FullName}.{constant.Name}", constant => (string)constant.GetRawConstantValue()!);

    public static TheoryData<string> Names => [.. Constants.Keys.Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public async Task Every_statement_fits_the_migrated_schema(string name)
    {
        var sql = Constants[name];
        await using var connection = await database.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var _ in Enumerable.Range(0, CountParameters(sql)))
        {
            // Of no type, so that the server infers it from where the parameter stands.
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Unknown, Value = DBNull.Value });
        }

        var failure = await Record.ExceptionAsync(() => command.PrepareAsync(TestContext.Current.CancellationToken));

        Assert.True(failure is null, $"{name}: {failure?.Message}");
    }

    [Fact]
    public async Task A_statement_about_a_column_that_is_not_there_does_not_fit()
    {
        await using var connection = await database.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("SELECT colour FROM migration WHERE number = $1", connection);
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Unknown, Value = DBNull.Value });

        var failure = await Assert.ThrowsAsync<PostgresException>(
            () => command.PrepareAsync(TestContext.Current.CancellationToken));

        Assert.Equal(PostgresErrorCodes.UndefinedColumn, failure.SqlState);
    }

    private static IEnumerable<FieldInfo> ConstantsOf(Type type) =>
        type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(field => field.IsLiteral && field.FieldType == typeof(string) && field.Name.EndsWith("Sql", StringComparison.Ordinal));

    private static int CountParameters(string sql) =>
        Parameter().Matches(sql).Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex Parameter();
}
