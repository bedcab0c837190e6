using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using IntegrationHub.TestKit;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace IntegrationHub.Sandbox.Tests.Portal;

public sealed class FetchFilesTests(SandboxHost sandbox) : PortalTests(sandbox)
{
    private static readonly byte[] Scan = RandomNumberGenerator.GetBytes(300_000);

    [Fact]
    public async Task Attachments_and_results_are_fetched_whole_and_their_hash_is_kept()
    {
        await using var files = await ScriptedServer.StartAsync(context => context.Response.Body.WriteAsync(Scan).AsTask());
        var dossier = Dossiers.New()
            .With("TaiLieuNop", new JsonArray(Dossiers.Attachment($"{files.Address}a")))
            .With("DanhSachGiayToKetQua", new JsonArray(Dossiers.Result($"{files.Address}b"), Dossiers.Result("")));

        (await Portal.InsertAsync(dossier)).AssertTaken();

        var held = await HeldAsync(dossier);
        Assert.Equal([$"{files.Address}a", $"{files.Address}b"], held.Select(f => f.GetProperty("url").GetString()));
        Assert.All(held, f => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Scan)), f.GetProperty("sha256").GetString()));
        Assert.All(held, f => Assert.Equal(Scan.Length, f.GetProperty("length").GetInt64()));
    }

    [Theory]
    [InlineData(StatusCodes.Status404NotFound)]
    [InlineData(StatusCodes.Status403Forbidden)]
    [InlineData(StatusCodes.Status500InternalServerError)]
    public async Task A_file_that_is_not_served_keeps_the_dossier_out(int status)
    {
        await using var files = await ScriptedServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        var dossier = Dossiers.New().With("TaiLieuNop", new JsonArray(Dossiers.Attachment($"{files.Address}a")));

        var answer = await Portal.InsertAsync(dossier);

        answer.AssertRefused("DuongDanTaiTepTin");
        Assert.Null(await Sandbox.FindAsync(dossier.MaHoSo()));
    }

    [Fact]
    public async Task A_result_that_is_not_served_keeps_the_dossier_out()
    {
        await using var files = await ScriptedServer.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        var dossier = Dossiers.New().With("DanhSachGiayToKetQua", new JsonArray(Dossiers.Result($"{files.Address}b")));

        var answer = await Portal.InsertAsync(dossier);

        answer.AssertRefused("DuongDanTepTinKetQua");
    }

    [Fact]
    public async Task A_file_cut_off_in_the_middle_keeps_the_dossier_out()
    {
        await using var files = await ScriptedServer.StartAsync(async context =>
        {
            context.Response.ContentLength = Scan.Length;
            await context.Response.Body.WriteAsync(Scan.AsMemory(0, Scan.Length / 2));
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        var dossier = Dossiers.New().With("TaiLieuNop", new JsonArray(Dossiers.Attachment($"{files.Address}a")));

        var answer = await Portal.InsertAsync(dossier);

        answer.AssertRefused("DuongDanTaiTepTin");
    }

    [Theory]
    [InlineData("http://192.0.2.1/secret")]
    [InlineData("http://127.0.0.1.example.org/x")]
    [InlineData("http://127.0.0.1@192.0.2.1/x")]
    [InlineData("ftp://127.0.0.1/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/files/1")]
    [InlineData("not a url")]
    public async Task A_file_elsewhere_is_not_even_asked_for(string url)
    {
        var answer = await Portal.InsertAsync(Dossiers.New().With("TaiLieuNop", new JsonArray(Dossiers.Attachment(url))));

        answer.AssertRefused("DuongDanTaiTepTin");
    }

    [Fact]
    public async Task A_redirect_does_not_lead_past_the_list_of_hosts()
    {
        await using var inside = await ScriptedServer.StartAsync(context => context.Response.Body.WriteAsync(Scan).AsTask());
        await using var door = await ScriptedServer.StartAsync(context =>
        {
            context.Response.Redirect($"{inside.Address}secret");
            return Task.CompletedTask;
        });

        var answer = await Portal.InsertAsync(Dossiers.New().With("TaiLieuNop", new JsonArray(Dossiers.Attachment($"{door.Address}a"))));

        answer.AssertRefused("DuongDanTaiTepTin");
        Assert.Equal((1, 0), (door.Requests, inside.Requests));
    }

    [Fact]
    public async Task A_file_taken_back_is_not_fetched()
    {
        await using var files = await ScriptedServer.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        var gone = Dossiers.Attachment($"{files.Address}a").With("IsDeleted", "True");

        var answer = await Portal.InsertAsync(Dossiers.New().With("TaiLieuNop", new JsonArray(gone)));

        answer.AssertTaken();
        Assert.Equal(0, files.Requests);
    }

    [Fact]
    public async Task A_server_that_stops_in_the_middle_does_not_hold_the_call_for_ever()
    {
        var clock = new ManualClock();
        var begun = new TaskCompletionSource();
        var end = new TaskCompletionSource();
        await using var files = await ScriptedServer.StartAsync(async context =>
        {
            await context.Response.Body.WriteAsync(Scan.AsMemory(0, 1));
            await context.Response.Body.FlushAsync();
            begun.TrySetResult();
            await end.Task;
        });
        await using var other = await SandboxHost.StartAsync(new SandboxOptions { Url = SandboxHost.AnyPort, Clock = clock });
        using var portal = await PortalClient.LogInAsync(other);
        var call = portal.InsertAsync(Dossiers.New().With("TaiLieuNop", new JsonArray(Dossiers.Attachment($"{files.Address}a"))));
        await begun.Task.Within(Within.AMinute);

        clock.Advance(TimeSpan.FromMinutes(2));

        (await call.Within(Within.AMinute)).AssertRefused("DuongDanTaiTepTin");
        end.SetResult();
    }

    [Fact]
    public async Task A_refused_dossier_leaves_its_files_unfetched()
    {
        await using var files = await ScriptedServer.StartAsync(context => context.Response.Body.WriteAsync(Scan).AsTask());
        var dossier = Dossiers.New().With("TaiLieuNop", new JsonArray(Dossiers.Attachment($"{files.Address}a"))).With("HinhThuc", "9");

        await Portal.InsertAsync(dossier);

        Assert.Equal(0, files.Requests);
    }

    private async Task<List<JsonElement>> HeldAsync(JsonObject dossier) =>
        [.. (await Sandbox.FindAsync(dossier.MaHoSo()))!.Value.GetProperty("files").EnumerateArray()];
}
