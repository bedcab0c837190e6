using System.Text.Json.Nodes;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Sandbox.Tests.Portal;

public sealed class RecordStepsTests(SandboxHost sandbox) : PortalTests(sandbox)
{
    [Fact]
    public async Task Ten_steps_are_kept_in_the_order_in_which_they_came()
    {
        var code = await InsertedAsync();
        var steps = Enumerable.Range(1, 10).Select(n => Dossiers.Step(code).With("NoiDungXuLy", $"Bước {n}")).ToArray();

        var answer = await SendAsync(steps);

        answer.AssertTaken();
        Assert.Equal(steps.Select(s => s["NoiDungXuLy"]!.GetValue<string>()), await ContentsAsync(code));
    }

    [Fact]
    public async Task Eleven_steps_are_refused_whole()
    {
        var code = await InsertedAsync();

        var answer = await SendAsync([.. Enumerable.Range(1, 11).Select(n => Dossiers.Step(code).With("NoiDungXuLy", $"Bước {n}"))]);

        answer.AssertRefused("data");
        Assert.Empty(await ContentsAsync(code));
    }

    [Fact]
    public async Task A_step_sent_again_is_taken_again_and_counted_as_a_double()
    {
        var code = await InsertedAsync();
        await SendAsync(Dossiers.Step(code));

        var answer = await SendAsync(Dossiers.Step(code));

        answer.AssertTaken();
        var held = await Sandbox.FindAsync(code);
        Assert.Equal((2, 1), (held!.Value.GetProperty("steps").GetArrayLength(), held.Value.GetProperty("doubled_steps").GetInt32()));
    }

    [Fact]
    public async Task A_step_of_a_dossier_that_is_not_there_is_refused_with_all_others()
    {
        var code = await InsertedAsync();

        var answer = await SendAsync(Dossiers.Step(code), Dossiers.Step("H36-251115-9999"));

        Assert.Equal(("-1", "Hồ sơ không tồn tại"), (answer.Code(), answer.Message()));
        Assert.Empty(await ContentsAsync(code));
    }

    [Theory]
    [InlineData("MaHoSo")]
    [InlineData("NguoiXuLy")]
    [InlineData("ThoiDiemXuLy")]
    [InlineData("NoiDungXuLy")]
    [InlineData("TrangThai")]
    public async Task A_step_without_a_required_field_is_refused_by_its_name(string field)
    {
        var code = await InsertedAsync();

        var without = await SendAsync(Dossiers.Step(code).Without(field));
        var empty = await SendAsync(Dossiers.Step(code).With(field, ""));

        without.AssertRefused(field);
        empty.AssertRefused(field);
    }

    [Fact]
    public async Task All_else_of_a_step_may_be_left_out()
    {
        var step = Dossiers.Step(await InsertedAsync()).Without("ChucDanh").Without("PhongBanXuLy").Without("NgayBatDau").Without("NgayKetThucTheoQuyDinh");

        var answer = await SendAsync(step);

        answer.AssertTaken();
    }

    [Fact]
    public async Task An_officer_has_at_most_fifty_characters()
    {
        var code = await InsertedAsync();

        var longest = await SendAsync(Dossiers.Step(code).With("NguoiXuLy", new string('ệ', 50)));
        var longer = await SendAsync(Dossiers.Step(code).With("NguoiXuLy", new string('ệ', 51)));

        longest.AssertTaken();
        longer.AssertRefused("NguoiXuLy");
    }

    [Theory]
    [InlineData("ThoiDiemXuLy", "20260230090000")]
    [InlineData("NgayBatDau", "2026")]
    [InlineData("NgayKetThucTheoQuyDinh", "20261301000000")]
    [InlineData("TrangThai", "11")]
    [InlineData("TrangThai", "0")]
    public async Task A_value_that_is_none_is_refused(string field, string value)
    {
        var code = await InsertedAsync();

        var answer = await SendAsync(Dossiers.Step(code).With(field, value));

        answer.AssertRefused(field);
    }

    private async Task<string> InsertedAsync()
    {
        var dossier = Dossiers.New();
        (await Portal.InsertAsync(dossier)).AssertTaken();
        return dossier.MaHoSo();
    }

    private Task<JsonObject> SendAsync(params JsonObject[] steps) => Portal.CallAsync("CapNhatTienDoHoSoMC", ("data", new JsonArray([.. steps])));

    private async Task<IEnumerable<string?>> ContentsAsync(string code) =>
        (await Sandbox.FindAsync(code))!.Value.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("NoiDungXuLy").GetString());
}
