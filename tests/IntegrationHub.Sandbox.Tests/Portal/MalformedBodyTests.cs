using System.Net;
using System.Text;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Sandbox.Tests.Portal;

public sealed class MalformedBodyTests(SandboxHost sandbox) : PortalTests(sandbox)
{
    public static TheoryData<string> Bodies =>
    [
        "",
        "{",
        "null",
        "[]",
        "\"text\"",
        "{\"session\":",
        "{\"session\":\"a\",\"session\":\"b\"}",
        "{\"service\":\"\\ud800\"}",
        "{\"\\ud800\":\"x\"}",
        "{\"data\":[{\"MaHoSo\":\"\\udfff\"}]}",
        "{\"session\":\"a\"} trailing",
        "{\"a\":NaN}",
        string.Concat(Enumerable.Repeat("[", 5000)),
    ];

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_that_is_no_object_is_refused_as_the_portal_refuses(string body)
    {
        foreach (var path in new[] { "/mapi/login", "/mapi/g" })
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");

            using var answer = await Portal.PostAsync(path, content);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("\"error_code\":\"-1\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        using var content = new ByteArrayContent([.. "{\"session\":\""u8, 0xFF, 0xFE, 0xC0, .. "\"}"u8]);

        using var answer = await Portal.PostAsync("/mapi/g", content);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Half_a_character_deep_inside_a_dossier_is_refused_and_never_stored()
    {
        var dossier = Dossiers.New();
        var body = $$"""{"session":"{{Portal.Session}}","madonvi":"H36","service":"DongBoHoSoMC","isUpdating":"False","data":[{{dossier.ToJsonString()[..^1]}},"X":"\ud83d"}]}""";
        using var content = new StringContent(body);

        using var answer = await Portal.PostAsync("/mapi/g", content);

        Assert.Contains("\"error_code\":\"-1\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Null(await Sandbox.FindAsync(dossier.MaHoSo()));
    }

    [Theory]
    [InlineData("/mapi/login")]
    [InlineData("/mapi/g")]
    public async Task A_body_beyond_all_reason_is_the_callers_fault(string path)
    {
        using var http = new HttpClient { BaseAddress = Sandbox.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(new byte[9 * 1024 * 1024]) };
        // Else the portal hangs up while the body is still on its way, and its answer is lost.
        request.Headers.ExpectContinue = true;

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task The_portal_serves_on_after_all_of_it()
    {
        foreach (var row in Bodies)
        {
            using var content = new StringContent(row.Data);
            using var answer = await Portal.PostAsync("/mapi/g", content);
        }

        var whole = await Portal.InsertAsync(Dossiers.New());

        whole.AssertTaken();
    }

    [Fact]
    public async Task Error_codes_come_as_numbers_where_the_portal_is_one_of_those()
    {
        await using var other = await SandboxHost.StartAsync(new SandboxOptions { Url = SandboxHost.AnyPort, NumericCodes = true });
        using var portal = new PortalClient(other.Address);

        var right = await portal.LogInAsync("H36", "sandbox");
        var wrong = await portal.LogInAsync("H36", "");

        Assert.Equal((0, -1), (right["error_code"]!.GetValue<int>(), wrong["error_code"]!.GetValue<int>()));
    }
}
