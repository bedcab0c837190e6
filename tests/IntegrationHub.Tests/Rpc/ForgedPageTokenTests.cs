using Google.Protobuf;
using Grpc.Core;
using IntegrationHub.Access;
using IntegrationHub.Rpc;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Rpc;

/// <summary>Whoever reads the source can make a token around any position. Walks every rpc that takes one.</summary>
public sealed class ForgedPageTokenTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private static readonly string[] Positions = ["x", "", "1 x", "x 1", "9223372036854775808", "18446744073709551616 1", "1 9223372036854775808", "2026-13-01", "99999-01-01", "9999-99-99T00:00:00Z 1", "\0", "1\0"];

    // Rpc -> the query its tokens are made for, for an otherwise empty request about Xuân Hương.
    private static readonly Dictionary<string, (string Field, string Query)> Queries = new()
    {
        ["ListEvidence"] = ("page_token", $"{LamDong.XuanHuong}\n"),
        ["ListFilings"] = ("page_token", $"{LamDong.XuanHuong}\n"),
        ["ListLaneItems"] = ("page_token", "lanes/portal\nUnspecified"),
        ["ListSeals"] = ("page_token", "seals"),
        ["WatchFilings"] = ("cursor", $"watch\n{LamDong.XuanHuong}"),
    };

    // Their positions are codes, and any text may stand where a code may.
    private static readonly string[] PagedByText = ["ListCommunes", "ListProcedures"];

    public static TheoryData<string> Paged =>
        [.. AccessRules.All.Where(r => r.Method.InputType.FindFieldByName("page_token") is not null).Select(r => r.Method.Name).Except(PagedByText).Append("WatchFilings")];

    [Theory]
    [MemberData(nameof(Paged))]
    public async Task A_token_around_a_position_that_is_none_is_refused(string rpc)
    {
        var (field, query) = Queries[rpc];
        var rule = AccessRules.All.Single(r => r.Method.Name == rpc);

        foreach (var position in Positions)
        {
            var refused = await Refused.ByAsync(() => CallAsync(rule, field, PageToken.Write(query, position)));

            Assert.Equal((StatusCode.InvalidArgument, field == "cursor" ? "CURSOR_INVALID" : "PAGE_TOKEN_INVALID"), (refused.Code, refused.Reason));
        }
    }

    private Task CallAsync(AccessRule rule, string field, string token)
    {
        IMessage request = rule.Method.InputType.Parser.ParseFrom([]);
        rule.Method.InputType.FindFieldByName("parent")?.Accessor.SetValue(request, rule.Method.Name == "ListLaneItems" ? "lanes/portal" : LamDong.XuanHuong);
        rule.Method.InputType.FindFieldByName(field).Accessor.SetValue(request, token);
        return AnyCall.RunAsync(hub.Hub.Channel.CreateCallInvoker(), rule, request, (TimeProvider.System.GetUtcNow() + Within.AMinute).UtcDateTime).Within(Within.AMinute);
    }
}
