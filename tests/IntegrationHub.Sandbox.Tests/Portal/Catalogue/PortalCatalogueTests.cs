using System.Text.Json;
using System.Text.Json.Nodes;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Sandbox.Tests.Portal.Catalogue;

public sealed class PortalCatalogueTests(SandboxHost sandbox) : PortalTests(sandbox)
{
    // Section 1.10 of the wire's description, key by key.
    private const string Procedure =
        "ID MATTHC TENTTHC MACOQUANCONGBO LOAITTHC MOTADOITUONGTHUCHIEN DIACHITIEPNHAN QUYETDINH YEUCAU TUKHOA IDQUYETDINHCONGBO TRANGTHAI "
        + "MOTACOQUANTHUCHIEN MOTACOQUANTHAMQUYEN MOTA TRINHTUTHUCHIEN CAPTHUCHIEN LINHVUCTHUCHIEN CACHTHUCTHUCHIEN DOITUONGTHUCHIEN THANHPHANHOSO "
        + "KETQUATHUCHIEN CANCUPHAPLY TTHCLIENQUAN TTHCLIENTHONG COQUANTHUCHIEN COQUANCOTHAMQUYEN COQUANDUOCUYQUYEN COQUANPHOIHOP";

    [Fact]
    public async Task The_list_holds_every_procedure_once_by_code_and_name()
    {
        var listed = (await Portal.CallAsync("LayDanhSachTTHC")).Result();

        Assert.All(listed, p => Assert.Equal(["MATTHC", "TENTTHC"], p!.AsObject().Select(f => f.Key)));
        Assert.Distinct(listed.Select(p => p!["MATTHC"]!.GetValue<string>()));
        Assert.Contains(listed, p => p!["MATTHC"]!.GetValue<string>() == "1.001193" && p["TENTTHC"]!.GetValue<string>() == "Đăng ký khai sinh");
    }

    [Fact]
    public async Task Every_listed_procedure_has_the_exact_structure()
    {
        var codes = (await Portal.CallAsync("LayDanhSachTTHC")).Result().Select(p => p!["MATTHC"]!.GetValue<string>());

        foreach (var code in codes)
        {
            var procedure = await FindAsync(code);
            AssertKeys(Procedure, procedure);
            Assert.All(Items(procedure, "LINHVUCTHUCHIEN"), i => AssertKeys("MALINHVUC TENLINHVUC", i));
            Assert.All(Items(procedure, "KETQUATHUCHIEN"), i => AssertKeys("MAKETQUA TENKETQUA TENTEP URL", i));
            Assert.All(Items(procedure, "CANCUPHAPLY"), i => AssertKeys("SOVANBAN TENVANBAN COQUANBANHANH NGAYBANHANH NGAYHIEULUC DIACHITRUYCAP", i));
            AssertTexts(procedure);
        }
    }

    [Fact]
    public async Task Channels_and_components_have_the_exact_structure()
    {
        var procedure = await FindAsync("1.001193");

        var channels = Items(procedure, "CACHTHUCTHUCHIEN").ToList();
        Assert.All(channels, c => AssertKeys("KENH THOIGIAN", c));
        Assert.Equal(["1", "2", "3"], channels.Select(c => c["KENH"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        var times = channels.SelectMany(c => Items(c, "THOIGIAN")).ToList();
        Assert.All(times, t => AssertKeys("THOIGIANGIAIQUYET DONVITINH MOTA PHILEPHI", t));
        Assert.All(times.SelectMany(t => Items(t, "PHILEPHI")), f => AssertKeys("MAPHILEPHI SOTIEN DONVI MOTA TENTEP URL", f));
        var cases = Items(procedure, "THANHPHANHOSO").ToList();
        Assert.All(cases, c => AssertKeys("TRUONGHOP GIAYTO", c));
        Assert.All(
            cases.SelectMany(c => Items(c, "GIAYTO")),
            g => AssertKeys("MAGIAYTO TENGIAYTO MA_KQ_THAYTHE SOBANCHINH SOBANSAO TENMAUDON URL", g));
    }

    [Fact]
    public async Task A_birth_registration_says_what_is_published_of_it()
    {
        var procedure = await FindAsync("1.001193");

        Assert.Equal("Đăng ký khai sinh", procedure["TENTTHC"]!.GetValue<string>());
        Assert.Equal("Hộ tịch", procedure["LINHVUCTHUCHIEN"]![0]!["TENLINHVUC"]!.GetValue<string>());
        Assert.Equal("1", procedure["TRANGTHAI"]!.GetValue<string>());
        Assert.Equal("KQ.G15.000031", procedure["KETQUATHUCHIEN"]![0]!["MAKETQUA"]!.GetValue<string>());
        Assert.Contains(Items(procedure, "THANHPHANHOSO").SelectMany(c => Items(c, "GIAYTO")), g => g["MAGIAYTO"]!.GetValue<string>() == "000.00.00.G15-KQ004389");
    }

    [Fact]
    public async Task Time_and_fee_are_written_as_the_portal_writes_them()
    {
        var residence = await FindAsync("1.004222");
        var birth = await FindAsync("1.001193");

        var direct = Items(residence, "CACHTHUCTHUCHIEN").Single(c => c["KENH"]!.GetValue<string>() == "1")["THOIGIAN"]![0]!;
        Assert.Equal(("7", "ngày làm việc"), (direct["THOIGIANGIAIQUYET"]!.GetValue<string>(), direct["DONVITINH"]!.GetValue<string>()));
        Assert.Equal("20.000", direct["PHILEPHI"]![0]!["SOTIEN"]!.GetValue<string>());
        var online = Items(birth, "CACHTHUCTHUCHIEN").Single(c => c["KENH"]!.GetValue<string>() == "2")["THOIGIAN"]![0]!;
        Assert.Equal(("1", "Khác"), (online["THOIGIANGIAIQUYET"]!.GetValue<string>(), online["DONVITINH"]!.GetValue<string>()));
        Assert.Equal("Không", online["PHILEPHI"]![0]!["SOTIEN"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_code_that_is_no_procedure_gives_an_empty_result()
    {
        var answer = await Portal.CallAsync("LayThuTuc", ("maTTHC", "9.999999"));

        Assert.Equal("0", answer.Code());
        Assert.Empty(answer.Result());
    }

    [Fact]
    public async Task A_question_without_a_code_is_refused()
    {
        var answer = await Portal.CallAsync("LayThuTuc");

        answer.AssertRefused("maTTHC");
    }

    [Fact]
    public async Task The_online_services_come_in_an_object_unlike_all_else()
    {
        var answer = await Portal.CallAsync("LayDVC");

        var services = (JsonArray)answer["result"]!["data"]!;
        Assert.All(services, s => AssertKeys("MADVC TENDVC MATTHC TENTTHC TENCOQUANBANHANH TENLINHVUC APDUNGDVC", s!.AsObject()));
        Assert.Contains(services, s => s!["MADVC"]!.GetValue<string>() == "1.001193.01");
    }

    private async Task<JsonObject> FindAsync(string code) =>
        Assert.Single((await Portal.CallAsync("LayThuTuc", ("maTTHC", code))).Result())!.AsObject();

    private static IEnumerable<JsonObject> Items(JsonNode owner, string list) => ((JsonArray)owner[list]!).Select(i => i!.AsObject());

    private static void AssertKeys(string keys, JsonObject item) =>
        Assert.Equal(keys.Split(' ').Order(StringComparer.Ordinal), item.Select(f => f.Key).Order(StringComparer.Ordinal));

    private static void AssertTexts(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject item:
                Assert.All(item, field => AssertTexts(field.Value));
                break;
            case JsonArray list:
                Assert.All(list, AssertTexts);
                break;
            default:
                Assert.Equal(JsonValueKind.String, node?.GetValueKind());
                break;
        }
    }
}
