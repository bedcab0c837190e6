using System.Text.Json;
using Xunit;

namespace IntegrationHub.EndToEnd.Commands;

/// <summary><c>hub communes</c> and <c>hub procedures</c>, and how the command ends when it is misused.</summary>
public sealed class ReferenceCommandsTests(ServedHub hub) : IClassFixture<ServedHub>
{
    [Theory]
    [InlineData(124, "communes", "list", "--province", "68")]
    [InlineData(73, "procedures", "list")]
    public async Task List_is_a_json_array_of_all(int count, params string[] command)
    {
        var run = await hub.RunAsync([.. command, "--output", "json"]);

        using var list = JsonDocument.Parse(run.Output);
        Assert.Equal((0, count), (run.ExitCode, list.RootElement.GetArrayLength()));
    }

    [Theory]
    [InlineData("Xuân Hương", "communes", "list", "--query", "xuan huong")]
    [InlineData("Mũi Né", "communes", "get", "22918")]
    [InlineData("Đăng ký khai sinh", "procedures", "search", "khai", "sinh")]
    [InlineData("000.00.00.G15-KQ004389", "procedures", "get", "1.001193")]
    public async Task Table_holds_the_name(string name, params string[] command)
    {
        var run = await hub.RunAsync(command);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(name, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "communes", "get", "99999")]
    [InlineData(2, "communes", "got")]
    [InlineData(2, "procedures", "list", "--output", "xml")]
    [InlineData(3, "communes", "list", "--hub", "http://127.0.0.1:9")]
    public async Task Exit_code_says_what_kind_of_failure_it_was(int code, params string[] command)
    {
        var run = await hub.RunAsync(command);

        Assert.Equal((code, ""), (run.ExitCode, run.Output));
        Assert.NotEmpty(run.Errors);
    }
}
