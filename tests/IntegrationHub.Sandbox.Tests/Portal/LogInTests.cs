using System.Net;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Sandbox.Tests.Portal;

public sealed class LogInTests(SandboxHost sandbox) : PortalTests(sandbox)
{
    [Fact]
    public async Task The_right_account_gets_a_session_of_its_own()
    {
        var first = await Portal.LogInAsync("H36", "sandbox");
        var second = await Portal.LogInAsync("H36", "sandbox");

        Assert.Equal(("0", "0"), (first.Code(), second.Code()));
        Assert.NotEqual(first["session"]!.GetValue<string>(), second["session"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("H36", "wrong")]
    [InlineData("H36", "")]
    [InlineData("H37", "sandbox")]
    [InlineData("h36", "sandbox")]
    public async Task A_wrong_account_is_told_so_with_HTTP_200_and_gets_no_session(string userName, string password)
    {
        var answer = await Portal.LogInAsync(userName, password);

        Assert.Equal("-1", answer.Code());
        Assert.Equal("Sai tên đăng nhập hoặc mật khẩu", answer.Message());
        Assert.False(answer.ContainsKey("session"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"username\":\"H36\"}")]
    [InlineData("{\"username\":\"H36\",\"password\":1}")]
    [InlineData("{\"username\":[\"H36\"],\"password\":\"sandbox\"}")]
    public async Task A_login_without_name_and_password_is_refused(string body)
    {
        using var content = new StringContent(body);

        using var answer = await Portal.PostAsync("/mapi/login", content);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("\"error_code\":\"-1\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
