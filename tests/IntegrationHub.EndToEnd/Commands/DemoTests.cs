using IntegrationHub.EndToEnd.Processes;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.EndToEnd.Commands;

public sealed class DemoTests
{
    [Fact]
    public async Task Demo_in_a_pipe_ends_with_the_promise_kept_and_proven()
    {
        await using var demo = ChildProcess.StartDotnet(ProgramFile.CommandLine, ["demo", "--filings", "60", "--seed", "7"]);

        var code = await demo.EndAsync(Within.FiveMinutes);

        Assert.True(code == 0, $"It ended with {code}.\n{demo.Output}\n{demo.Errors}");
        Assert.Equal((60, 60, 0, 0, 0), (
            Row(demo, "Accepted"), Row(demo, "Delivered"), Row(demo, "Double at the portal"), Row(demo, "Lost"), Row(demo, "Progress steps sent twice")));
        Assert.DoesNotContain('\u001b', demo.Output);
        Assert.Empty(demo.Errors);
    }

    // The count stands right behind the words.
    private static int Row(ChildProcess demo, string words)
    {
        var line = Assert.Single(demo.Output.Split('\n'), line => line.StartsWith(words + " ", StringComparison.Ordinal));
        return int.Parse(line[words.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]);
    }
}
