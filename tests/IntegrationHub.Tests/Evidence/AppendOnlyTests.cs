using IntegrationHub.TestKit;
using Npgsql;
using Xunit;

namespace IntegrationHub.Tests.Evidence;

public sealed class AppendOnlyTests(PostgresServer server)
{
    public static TheoryData<string> Changes => new(
        from table in (string[])["evidence_entry", "evidence_record", "evidence_seal", "evidence_chain_day", "evidence_key", "evidence_time_stamp"]
        from change in (string[])[$"DELETE FROM {table}", $"TRUNCATE {table} CASCADE", $"UPDATE {table} SET {ColumnOf(table)} = {ColumnOf(table)}"]
        select change);

    [Theory, MemberData(nameof(Changes))]
    public async Task The_server_refuses(string change)
    {
        await using var world = await EvidenceWorld.StartAsync(server);
        await world.AcceptAsync(1);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => world.ExecuteAsync(change));

        Assert.Equal(PostgresErrorCodes.RestrictViolation, refused.SqlState);
    }

    private static string ColumnOf(string table) => table switch
    {
        "evidence_record" => "hash",
        "evidence_key" => "public_key",
        "evidence_time_stamp" => "token",
        _ => "body",
    };
}
