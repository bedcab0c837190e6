using System.Text.Json.Nodes;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Sandbox.Tests.Portal.Catalogue;

public sealed class CodeListsTests(SandboxHost sandbox) : PortalTests(sandbox)
{
    [Theory]
    [InlineData("LayDanhMucLinhVuc", "MALINHVUC", "TENLINHVUC")]
    [InlineData("LayDanhMucCoQuan", "MADONVI", "TENDONVI")]
    [InlineData("LayDanhMucTinhThanh", "MATINHTHANH", "TENTINHTHANH")]
    [InlineData("LayDanhMucPhuongXa", "MAPHUONGXA", "TENPHUONGXA")]
    [InlineData("LayDanhMucGioiTinh", "MAGIOITINH", "TENGIOITINH")]
    [InlineData("LayDanhMucDoiTuong", "MADOITUONG", "TENDOITUONG")]
    [InlineData("LayDanhMucCanCuPhapLy", "SOVANBAN", "TENVANBAN")]
    public async Task A_list_with_data_gives_each_code_once_and_its_name(string service, string codeKey, string nameKey)
    {
        var answer = await Portal.CallAsync(service);

        Assert.Equal("0", answer.Code());
        var items = answer.Result().Select(i => i!.AsObject()).ToList();
        Assert.NotEmpty(items);
        Assert.All(items, i => Assert.Equal([codeKey, nameKey], i.Select(f => f.Key)));
        Assert.Distinct(items.Select(i => i[codeKey]!.GetValue<string>()));
        Assert.All(items, i => Assert.NotEmpty(i[codeKey]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("LayDanhMucTinhThanh", 34)]
    [InlineData("LayDanhMucPhuongXa", 3321)]
    [InlineData("LayDanhMucCoQuan", 124)]
    public async Task The_units_are_those_since_July_2025(string service, int count)
    {
        var answer = await Portal.CallAsync(service);

        Assert.Equal(count, answer.Result().Count);
    }

    [Fact]
    public async Task The_units_go_by_their_codes_and_full_names()
    {
        var communes = (await Portal.CallAsync("LayDanhMucPhuongXa")).Result();
        var offices = (await Portal.CallAsync("LayDanhMucCoQuan")).Result();

        Assert.Contains(communes, c => Names(c, "MAPHUONGXA", "24781", "TENPHUONGXA", "Phường Xuân Hương - Đà Lạt"));
        Assert.Contains(offices, o => Names(o, "MADONVI", "H36.247.81", "TENDONVI", "UBND Phường Xuân Hương - Đà Lạt"));
    }

    [Theory]
    [InlineData("LayDanhMucQuanHuyen")]
    [InlineData("LayDanhMucQuocGia")]
    [InlineData("LayDanhMucDanToc")]
    [InlineData("LayDanhMucTonGiao")]
    [InlineData("LayDanhMucTinhTrangHonNhan")]
    [InlineData("LayDanhMucCapThucHien")]
    [InlineData("LayDanhMucLePhi")]
    public async Task A_list_without_data_is_empty_and_says_why(string service)
    {
        var answer = await Portal.CallAsync(service);

        Assert.Equal("0", answer.Code());
        Assert.Empty(answer.Result());
        Assert.NotEmpty(answer.Message());
    }

    [Theory]
    [InlineData("LayDanhMucSao")]
    [InlineData("dongbohosomc")]
    [InlineData("")]
    public async Task A_service_that_is_none_is_refused_in_so_many_words(string service)
    {
        var answer = await Portal.CallAsync(service);

        Assert.Equal(("-1", "Dịch vụ không tồn tại"), (answer.Code(), answer.Message()));
    }

    [Theory]
    [InlineData("068090000001", 1)]
    [InlineData("5800000001", 1)]
    [InlineData("123456789", 1)]
    [InlineData("06809000000x", 0)]
    [InlineData("1", 0)]
    public async Task A_number_has_one_account_or_none(string number, int accounts)
    {
        var answer = await TechIdAsync("wso2is", number);

        Assert.Equal("0", answer.Code());
        Assert.Equal(accounts, answer.Result().Count);
        Assert.All(answer.Result(), a => Assert.StartsWith("TECH-", a!["TECHNICALID"]!.GetValue<string>(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_number_keeps_its_account_and_another_has_another()
    {
        var first = await TechIdAsync("wso2is", "068090000001");
        var again = await TechIdAsync("wso2is", "068090000001");
        var other = await TechIdAsync("wso2is", "068090000002");

        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        Assert.NotEqual(first.ToJsonString(), other.ToJsonString());
    }

    [Fact]
    public async Task An_account_is_asked_for_with_provider_and_number()
    {
        (await TechIdAsync("other", "068090000001")).AssertRefused("provider");
        (await TechIdAsync("wso2is", "")).AssertRefused("mstorcmnd");
    }

    private Task<JsonObject> TechIdAsync(string provider, string number) =>
        Portal.CallAsync("TraCuuTechID", ("provider", provider), ("mstorcmnd", number));

    private static bool Names(JsonNode? item, string codeKey, string code, string nameKey, string name) =>
        item![codeKey]!.GetValue<string>() == code && item[nameKey]!.GetValue<string>() == name;
}
