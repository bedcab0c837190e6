using Npgsql;
using Xunit;

namespace IntegrationHub.Tests.Communes;

[Collection<ReferenceTests>]
public sealed class CommuneReferenceWriterTests(ReferenceSnapshot snapshot)
{
    [Theory]
    [InlineData(34, "SELECT count(*) FROM province WHERE valid_to = 'infinity'")]
    [InlineData(63, "SELECT count(*) FROM province WHERE valid_from = '-infinity'")]
    [InlineData(3321, "SELECT count(*) FROM commune WHERE valid_to = 'infinity'")]
    [InlineData(10035, "SELECT count(*) FROM commune WHERE valid_from = '-infinity'")]
    [InlineData(124, "SELECT count(*) FROM agency WHERE provisional")]
    [InlineData(6, "SELECT count(*) FROM commune_change WHERE predecessor_code IS NULL")]
    [InlineData(63, "SELECT count(*) FROM personal_id_province")]
    public async Task Tables_hold_as_many_rows_as_are_published(long expected, string countSql)
    {
        await using var command = snapshot.Database.Source.CreateCommand(countSql);

        var count = await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);

        Assert.Equal(expected, count);
    }

    [Fact]
    public async Task Every_line_of_the_national_table_is_either_a_change_or_a_unit_that_goes_on()
    {
        const string GoingOnSql = "SELECT count(*) FROM commune WHERE valid_from = '-infinity' AND valid_to = 'infinity'";
        const string ChangesSql = "SELECT count(*) FROM commune_change";
        const int PublishedLines = 10_571;

        var goingOn = await CountAsync(GoingOnSql);
        var changes = await CountAsync(ChangesSql);

        Assert.Equal(PublishedLines, goingOn + changes);
        Assert.InRange(goingOn, 1, 127);
    }

    [Fact]
    public async Task Every_unit_that_ended_has_a_successor_and_every_unit_that_began_a_predecessor()
    {
        const string EndedWithoutSql = """
            SELECT count(*)
            FROM commune c
            WHERE valid_to <> 'infinity'
              AND NOT EXISTS (SELECT FROM commune_change x WHERE x.predecessor_code = c.code AND x.effective_on = c.valid_to)
            """;
        const string BegunWithoutSql = """
            SELECT count(*)
            FROM commune c
            WHERE valid_from <> '-infinity'
              AND NOT EXISTS (SELECT FROM commune_change x WHERE x.successor_code = c.code AND x.effective_on = c.valid_from)
            """;

        var ended = await CountAsync(EndedWithoutSql);
        var begun = await CountAsync(BegunWithoutSql);

        Assert.Equal((0, 0), (ended, begun));
    }

    [Fact]
    public async Task No_two_spans_of_a_code_overlap()
    {
        const string OverlapsSql = """
            SELECT count(*)
            FROM commune a
            JOIN commune b ON b.code = a.code AND b.valid_from > a.valid_from AND b.valid_from < a.valid_to
            """;

        var overlaps = await CountAsync(OverlapsSql);

        Assert.Equal(0, overlaps);
    }

    [Theory]
    [InlineData("24985", "24781")]
    [InlineData("24784", "24985")]
    public async Task A_change_must_lead_from_a_unit_that_ended_to_one_that_began(string predecessor, string successor)
    {
        const string InsertSql = """
            INSERT INTO commune_change (effective_on, predecessor_code, successor_code, extent)
            VALUES ('2025-07-01', $1, $2, 1)
            """;
        await using var command = snapshot.Database.Source.CreateCommand(InsertSql);
        command.Parameters.Add(new() { Value = predecessor });
        command.Parameters.Add(new() { Value = successor });

        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, refused.SqlState);
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var command = snapshot.Database.Source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
