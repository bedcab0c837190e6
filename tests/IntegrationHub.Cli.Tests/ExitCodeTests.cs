using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using StatusCode = Grpc.Core.StatusCode;

namespace IntegrationHub.Cli.Tests;

public class ExitCodeTests
{
    [Fact]
    public async Task A_command_without_a_hub_says_the_address_and_how_to_start_one()
    {
        var ran = await CommandRun.RunAsync("communes", "list", "--hub", "http://127.0.0.1:9");

        Assert.Equal(3, ran.ExitCode);
        Assert.Empty(ran.Out);
        Assert.Contains("http://127.0.0.1:9", ran.Error, StringComparison.Ordinal);
        Assert.Contains("hub serve", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("communes", "list", "--as-of", "yesterday")]
    [InlineData("communes", "list", "--kind", "hamlet")]
    [InlineData("communes", "list", "--hub", "127.0.0.1")]
    [InlineData("communes", "list", "--hub", "ftp://127.0.0.1")]
    [InlineData("communes", "get")]
    [InlineData("filings", "list", "--status", "lost")]
    [InlineData("filings", "submit", "--commune", "24781")]
    [InlineData("filings", "submit", "--json", "-", "--applicant", "Nguyễn Văn An")]
    [InlineData("filings", "submit", "--json", "-", "--attach", "no-file")]
    [InlineData("procedures", "search")]
    [InlineData("demo", "--filings", "0")]
    [InlineData("demo", "--limit", "3601")]
    public async Task Bad_usage_is_told_apart_and_where_help_is(params string[] args)
    {
        var ran = await CommandRun.RunAsync(args);

        Assert.Equal(2, ran.ExitCode);
        Assert.Empty(ran.Out);
        Assert.Contains("--help' for what it takes", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_tells_reason_violations_metadata_and_whether_to_retry()
    {
        await using var hub = await ScriptedHub.StartAsync();
        var violation = new BadRequest.Types.FieldViolation { Field = "name", Reason = "RESOURCE_NAME_INVALID", Description = "not a name" };
        hub.Communes.Refusal = Refused(
            StatusCode.FailedPrecondition,
            new ErrorInfo { Reason = "COMMUNE_ABOLISHED", Metadata = { { "successors", "24781,24787" }, { "commune", "24769" } } },
            new BadRequest { FieldViolations = { violation } });

        var ran = await hub.RunAsync("communes", "get", "24769");

        Assert.Equal(1, ran.ExitCode);
        Assert.Empty(ran.Out);
        Assert.Equal(
            """
            Refused: COMMUNE_ABOLISHED: the hub's words
              name: RESOURCE_NAME_INVALID: not a name
              commune = 24769
              successors = 24781,24787
            Retry: with one of the successors.

            """,
            ran.Error);
    }

    [Fact]
    public async Task A_hub_without_its_store_was_reached()
    {
        await using var hub = await ScriptedHub.StartAsync();
        hub.Communes.Refusal = Refused(
            StatusCode.Unavailable,
            new ErrorInfo { Reason = "STORE_UNAVAILABLE" },
            new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromMinutes(2)) });

        var ran = await hub.RunAsync("communes", "list");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("STORE_UNAVAILABLE", ran.Error, StringComparison.Ordinal);
        Assert.Contains("Retry: yes, after 120 s", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hub_alone_shows_what_there_is()
    {
        var ran = await CommandRun.RunAsync();

        Assert.Equal(0, ran.ExitCode);
        Assert.All(
            ["demo", "serve", "sandbox", "migrate", "filings", "communes", "procedures", "lanes"],
            command => Assert.Contains($"\n  {command} ", ran.Out, StringComparison.Ordinal));
        Assert.DoesNotContain("--Hub:GrpcUrl", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commands_own_help_tells_all_of_it()
    {
        var ran = await CommandRun.RunAsync("serve", "--help");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("--Hub:GrpcUrl", ran.Out, StringComparison.Ordinal);
    }

    private static RpcException Refused(StatusCode code, params Google.Protobuf.IMessage[] details)
    {
        var status = new Google.Rpc.Status { Code = (int)code, Message = "the hub's words" };
        status.Details.AddRange(details.Select(Any.Pack));
        return status.ToRpcException();
    }
}
