using IntegrationHub.Catalogue;
using Xunit;

namespace IntegrationHub.Tests.Catalogue;

[Collection<ReferenceTests>]
public sealed class ProcedureReferenceWriterTests(ReferenceSnapshot snapshot)
{
    [Fact]
    public async Task Every_procedure_is_stored_in_its_first_version()
    {
        const string CountSql = "SELECT count(*) FROM procedure_version WHERE version = 1";
        await using var command = snapshot.Database.Source.CreateCommand(CountSql);

        var count = await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);

        Assert.Equal(73L, count);
    }

    [Fact]
    public async Task The_stored_hash_is_that_of_what_is_read_back()
    {
        const string HashSql = "SELECT content_hash FROM procedure_version WHERE procedure_code = '1.001193' AND version = 1";
        await using var command = snapshot.Database.Source.CreateCommand(HashSql);

        var hash = await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ProcedureContent.Hash(snapshot.Procedures.Find("1.001193")!), hash);
    }
}
