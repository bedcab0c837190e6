using IntegrationHub.Deliveries;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.National.Portal;

public sealed class PortalFilingGatewayTests
{
    public static TheoryData<string, string> Writes => new()
    {
        { """{"error_code":"0","message":"Đồng bộ hồ sơ thành công"}""", "Taken" },
        { """{"error_code":0,"message":"ĐỒNG BỘ HỒ SƠ THÀNH CÔNG"}""", "Taken" },
        { """{"error_code":"0","message":"Hồ sơ H36 đã tồn tại"}""", "AlreadyThere" },
        { """{"error_code":"3","message":"Hồ sơ H36 đã tồn tại"}""", "AlreadyThere" },
        { """{"error_code":-3,"message":"Hồ sơ đã tồn tại trên hệ thống"}""", "AlreadyThere" },
        { """{"error_code":"-1","message":"Hồ sơ không tồn tại"}""", "Missing" },
        { """{"error_code":"-1","message":"Trường MaTTHC không hợp lệ"}""", "Refused" },
        { """{"error_code":"-1","message":""}""", "Refused" },
        { """{"error_code":"-1"}""", "Refused" },
        // Neither the words nor the code alone make a success.
        { """{"error_code":"0","message":""}""", "Unknown" },
        { """{"error_code":"0"}""", "Unknown" },
        { """{"error_code":"3","message":"thành công"}""", "Unknown" },
        { """{"error_code":"-3","message":"Lỗi"}""", "Unknown" },
        { """{"error_code":"1","message":"thành công"}""", "Unknown" },
        { """{"error_code":"500","message":"Internal"}""", "Unknown" },
        { """{"error_code":"","message":"thành công"}""", "Unknown" },
        { """{"message":"thành công"}""", "Unknown" },
        { "không phải JSON", "Unknown" },
        { "", "Unknown" },
    };

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task An_insert_an_update_and_steps_read_the_answer_by_one_table(string answer, string meaning)
    {
        await using var portal = await ScriptedPortal.StartAsync(("DongBoHoSoMC", answer), ("CapNhatTienDoHoSoMC", answer));
        await using var adapter = new PortalAdapter(portal.Address);
        var filing = PortalFilingSample.New();

        var answers = new[]
        {
            await adapter.Portal.InsertAsync(filing, TestContext.Current.CancellationToken),
            await adapter.Portal.UpdateAsync(filing, TestContext.Current.CancellationToken),
            await adapter.Portal.SendStepsAsync(filing, [PortalFilingSample.Step()], TestContext.Current.CancellationToken),
        };

        Assert.All(answers, a => Assert.Equal(meaning, a.GetType().Name));
    }

    [Theory]
    [InlineData("""{"error_code":"0","message":"","result":[{"MAHOSO":"H36"}]}""", "AlreadyThere")]
    [InlineData("""{"error_code":0,"result":[{}]}""", "AlreadyThere")]
    [InlineData("""{"error_code":"0","message":"","result":[]}""", "Missing")]
    [InlineData("""{"error_code":"0","message":""}""", "Unknown")]
    [InlineData("""{"error_code":"0","message":"","result":null}""", "Unknown")]
    [InlineData("""{"error_code":"0","message":"","result":"[]"}""", "Unknown")]
    [InlineData("""{"error_code":"-1","message":"Hồ sơ không tồn tại"}""", "Unknown")]
    [InlineData("<html>", "Unknown")]
    public async Task A_look_up_knows_there_from_missing_and_both_from_no_answer(string answer, string meaning)
    {
        await using var portal = await ScriptedPortal.StartAsync(("TraCuuHoSo", answer));
        await using var adapter = new PortalAdapter(portal.Address);

        var found = await adapter.Portal.FindAsync(PortalFilingSample.Code, TestContext.Current.CancellationToken);

        Assert.Equal(meaning, found.GetType().Name);
        Assert.All(portal.CallsOf("TraCuuHoSo"), c => Assert.Equal(PortalFilingSample.Code, c["mahoso"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_refusal_keeps_the_portals_words_in_one_bounded_line()
    {
        var words = string.Concat(Enumerable.Repeat("Trường NguoiXuLy không hợp lệ.\\n\\u0000 ", 40));
        await using var portal = await ScriptedPortal.StartAsync(("DongBoHoSoMC", $$"""{"error_code":"-1","message":"{{words}}"}"""));
        await using var adapter = new PortalAdapter(portal.Address);

        var refused = Assert.IsType<PortalAnswer.Refused>(
            await adapter.Portal.InsertAsync(PortalFilingSample.New(), TestContext.Current.CancellationToken));

        Assert.StartsWith("Trường NguoiXuLy không hợp lệ.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(500, refused.Message.Length);
        Assert.DoesNotContain(refused.Message, char.IsControl);
    }

    [Fact]
    public async Task What_no_code_says_stays_out_of_the_cause()
    {
        await using var portal = await ScriptedPortal.StartAsync(("DongBoHoSoMC", """{"error_code":"Nguyễn Thị Thử Nghiệm 068190004321","message":""}"""));
        await using var adapter = new PortalAdapter(portal.Address);

        var unknown = Assert.IsType<PortalAnswer.Unknown>(
            await adapter.Portal.InsertAsync(PortalFilingSample.New(), TestContext.Current.CancellationToken));

        Assert.DoesNotContain("Nghiệm", unknown.Cause);
        Assert.DoesNotContain(SampleFilings.OwnerId, unknown.Cause);
    }

    [Fact]
    public async Task An_insert_and_an_update_differ_in_one_text()
    {
        await using var portal = await ScriptedPortal.StartAsync(("DongBoHoSoMC", """{"error_code":"0","message":"thành công"}"""));
        await using var adapter = new PortalAdapter(portal.Address);

        await adapter.Portal.InsertAsync(PortalFilingSample.New(), TestContext.Current.CancellationToken);
        await adapter.Portal.UpdateAsync(PortalFilingSample.New(), TestContext.Current.CancellationToken);

        var calls = portal.CallsOf("DongBoHoSoMC").ToList();
        Assert.Equal(["False", "True"], calls.Select(c => c["isUpdating"]!.GetValue<string>()));
        Assert.Equal(calls[0]["data"]!.ToJsonString(), calls[1]["data"]!.ToJsonString());
        Assert.All(calls, c => Assert.Equal(("s", "H36"), (c["session"]!.GetValue<string>(), c["madonvi"]!.GetValue<string>())));
        Assert.All(calls, c => Assert.Single(c["data"]!.AsArray()));
    }

    [Fact]
    public async Task A_procedure_the_portal_does_not_have_is_a_refusal_that_says_which()
    {
        await using var portal = await ScriptedPortal.StartAsync(("LayThuTuc", """{"error_code":"0","message":"","result":[]}"""));
        await using var adapter = new PortalAdapter(portal.Address);

        var refused = Assert.IsType<PortalAnswer.Refused>(
            await adapter.Portal.InsertAsync(PortalFilingSample.New(), TestContext.Current.CancellationToken));

        Assert.Contains("1.001193", refused.Message);
        Assert.Empty(portal.CallsOf("DongBoHoSoMC"));
    }

    [Theory]
    [InlineData("""{"error_code":"-1","message":"Không có quyền"}""", "Refused")]
    [InlineData("""{"error_code":"77","message":"?"}""", "Unknown")]
    [InlineData("<html>", "Unreached")]
    public async Task A_procedure_that_is_not_described_keeps_the_filing_back(string answer, string meaning)
    {
        await using var portal = await ScriptedPortal.StartAsync(("LayThuTuc", answer));
        await using var adapter = new PortalAdapter(portal.Address);

        var kept = await adapter.Portal.InsertAsync(PortalFilingSample.New(), TestContext.Current.CancellationToken);

        Assert.Equal(meaning, kept.GetType().Name);
        Assert.Empty(portal.CallsOf("DongBoHoSoMC"));
    }

    [Fact]
    public async Task Nobody_listening_is_unreached_for_every_call()
    {
        await using var adapter = new PortalAdapter(new Uri("http://127.0.0.1:9"));
        var filing = PortalFilingSample.New();

        var answers = new[]
        {
            await adapter.Portal.FindAsync(PortalFilingSample.Code, TestContext.Current.CancellationToken),
            await adapter.Portal.InsertAsync(filing, TestContext.Current.CancellationToken),
            await adapter.Portal.UpdateAsync(filing, TestContext.Current.CancellationToken),
            await adapter.Portal.SendStepsAsync(filing, [PortalFilingSample.Step()], TestContext.Current.CancellationToken),
        };

        Assert.All(answers, a => Assert.IsType<PortalAnswer.Unreached>(a));
    }
}
