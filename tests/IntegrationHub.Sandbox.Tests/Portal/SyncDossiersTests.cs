using System.Text.Json.Nodes;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Sandbox.Tests.Portal;

public sealed class SyncDossiersTests(SandboxHost sandbox) : PortalTests(sandbox)
{
    [Fact]
    public async Task An_insert_of_a_new_code_is_stored_once()
    {
        var dossier = Dossiers.New();

        var answer = await Portal.InsertAsync(dossier);

        answer.AssertTaken();
        var held = await Sandbox.FindAsync(dossier.MaHoSo());
        Assert.Equal((1, 0, 0), Counts(held!.Value));
    }

    [Fact]
    public async Task An_insert_of_a_code_that_is_there_changes_nothing_and_says_so()
    {
        var dossier = Dossiers.New();
        await Portal.InsertAsync(dossier);

        var answer = await Portal.InsertAsync(((JsonObject)dossier.DeepClone()).With("TrangThaiHoSo", "9"));

        Assert.Equal("3", answer.Code());
        Assert.Equal($"Hồ sơ {dossier.MaHoSo()} đã tồn tại", answer.Message());
        var held = await Sandbox.FindAsync(dossier.MaHoSo());
        Assert.Equal("4", held!.Value.GetProperty("content").GetProperty("TrangThaiHoSo").GetString());
        Assert.Equal((1, 1, 0), Counts(held.Value));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    public async Task Portals_differ_in_the_code_of_a_double(string code)
    {
        await using var other = await SandboxHost.StartAsync(new SandboxOptions { Url = SandboxHost.AnyPort, DuplicateCode = code });
        using var portal = await PortalClient.LogInAsync(other);
        var dossier = Dossiers.New();
        await portal.InsertAsync(dossier);

        var answer = await portal.InsertAsync(dossier);

        Assert.Equal(code, answer.Code());
        Assert.Contains("đã tồn tại", answer.Message());
    }

    [Fact]
    public async Task An_update_replaces_the_content()
    {
        var dossier = Dossiers.New();
        await Portal.InsertAsync(dossier);

        var answer = await Portal.UpdateAsync(dossier.With("TrangThaiHoSo", "9"));

        answer.AssertTaken();
        var held = await Sandbox.FindAsync(dossier.MaHoSo());
        Assert.Equal("9", held!.Value.GetProperty("content").GetProperty("TrangThaiHoSo").GetString());
        Assert.Equal((1, 0, 1), Counts(held.Value));
    }

    [Fact]
    public async Task An_update_of_what_is_not_there_is_refused_and_inserts_nothing()
    {
        var dossier = Dossiers.New();

        var answer = await Portal.UpdateAsync(dossier);

        Assert.Equal(("-1", "Hồ sơ không tồn tại"), (answer.Code(), answer.Message()));
        Assert.Null(await Sandbox.FindAsync(dossier.MaHoSo()));
    }

    [Theory]
    [InlineData("\"true\"")]
    [InlineData("\"FALSE\"")]
    [InlineData("\"0\"")]
    [InlineData("true")]
    [InlineData("null")]
    public async Task Only_the_texts_True_and_False_say_whether_it_is_an_update(string json)
    {
        var answer = await Portal.CallAsync("DongBoHoSoMC", ("isUpdating", JsonNode.Parse(json)), ("data", new JsonArray(Dossiers.New())));

        answer.AssertRefused("isUpdating");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[null]")]
    [InlineData("[[]]")]
    public async Task Data_that_is_no_list_of_dossiers_is_refused(string json)
    {
        var answer = await Portal.CallAsync("DongBoHoSoMC", ("isUpdating", "False"), ("data", JsonNode.Parse(json)));

        answer.AssertRefused("data");
    }

    [Fact]
    public async Task A_call_without_the_agency_is_refused()
    {
        var answer = await Portal.CallAsync("DongBoHoSoMC", ("madonvi", null), ("isUpdating", "False"), ("data", new JsonArray(Dossiers.New())));

        answer.AssertRefused("madonvi");
    }

    [Fact]
    public async Task One_bad_dossier_keeps_the_whole_batch_out()
    {
        var (good, bad) = (Dossiers.New(), Dossiers.New().With("HinhThuc", "7"));

        var answer = await Portal.InsertAsync(good, bad);

        answer.AssertRefused("HinhThuc");
        Assert.Null(await Sandbox.FindAsync(good.MaHoSo()));
    }

    [Fact]
    public async Task One_dossier_that_is_there_keeps_the_whole_batch_out()
    {
        var (held, fresh) = (Dossiers.New(), Dossiers.New());
        await Portal.InsertAsync(held);

        var answer = await Portal.InsertAsync(fresh, held);

        Assert.Equal("3", answer.Code());
        Assert.Null(await Sandbox.FindAsync(fresh.MaHoSo()));
    }

    [Fact]
    public async Task A_batch_that_names_a_dossier_twice_is_refused_whole()
    {
        var dossier = Dossiers.New();

        var answer = await Portal.InsertAsync(dossier, dossier);

        answer.AssertRefused("MaHoSo");
        Assert.Null(await Sandbox.FindAsync(dossier.MaHoSo()));
    }

    [Fact]
    public async Task A_good_batch_is_stored_whole()
    {
        var dossiers = new[] { Dossiers.New(), Dossiers.New(), Dossiers.New() };

        var answer = await Portal.InsertAsync(dossiers);

        answer.AssertTaken();
        Assert.All(await Task.WhenAll(dossiers.Select(d => Sandbox.FindAsync(d.MaHoSo()))), held => Assert.NotNull(held));
    }

    private static (int Inserts, int RefusedInserts, int Updates) Counts(System.Text.Json.JsonElement held) =>
        (held.GetProperty("inserts").GetInt32(), held.GetProperty("refused_inserts").GetInt32(), held.GetProperty("updates").GetInt32());
}
