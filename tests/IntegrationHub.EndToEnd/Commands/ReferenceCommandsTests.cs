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
    [InlineData("1.004873", "độc thân")]
    [InlineData("1.000656", "mất")]
    [InlineData("1.000894", "lấy", "vợ")]
    [InlineData(null, "hộ", "chiếu")]
    public async Task Search_answers_a_citizen_s_words_best_first(string? code, params string[] words)
    {
        var run = await hub.RunAsync(["procedures", "search", .. words, "--output", "json"]);

        using var found = JsonDocument.Parse(run.Output);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(code, found.RootElement.EnumerateArray().Select(procedure => procedure.GetProperty("code").GetString()).FirstOrDefault());
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
