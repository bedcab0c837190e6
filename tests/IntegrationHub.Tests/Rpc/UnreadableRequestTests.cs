using Grpc.Core;
using IntegrationHub.Access;
using IntegrationHub.Rpc;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Filings;
using Microsoft.Extensions.Logging;
using Xunit;

namespace IntegrationHub.Tests.Rpc;

[Collection<FilingTests>]
public sealed class UnreadableRequestTests(FilingHub hub)
{
    private static readonly Dictionary<string, byte[]> Damaged = new()
    {
        ["text that is not UTF-8"] = [0x0A, 0x02, 0xC3, 0x28],
        ["a field that is cut off"] = [0x0A, 0x20, 0x41],
        ["a field number that is none"] = [0x00],
        ["a number without end"] = [0x18, .. Enumerable.Repeat((byte)0xFF, 11)],
        ["groups without end"] = [.. Enumerable.Repeat((byte)0x0B, 500)],
    };

    public static TheoryData<string, string> Messages
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var rpc in (string[])["GetFiling", "WatchFilings", "UploadAttachment"])
            {
                foreach (var what in Damaged.Keys)
                {
                    data.Add(rpc, what);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Bytes_that_are_no_message_are_the_caller_s_fault(string rpc, string what)
    {
        var refused = await Refused.ByAsync(() => SendAsync(rpc, Damaged[what]));

        Assert.Equal((StatusCode.InvalidArgument, "REQUEST_MALFORMED"), (refused.Code, refused.Reason));
        Assert.DoesNotContain(hub.Host.Log.Records, r => r.Level >= LogLevel.Error);
    }

    [Theory]
    [InlineData("GetFiling")]
    [InlineData("UploadAttachment")]
    public async Task A_message_above_the_limit_is_refused_with_the_limit(string rpc)
    {
        var refused = await Refused.ByAsync(() => SendAsync(rpc, new byte[UnreadableRequest.MostMessageBytes + 1]));

        Assert.Equal((StatusCode.ResourceExhausted, "MESSAGE_TOO_LARGE"), (refused.Code, refused.Reason));
        Assert.Equal("2097152", refused.Info.Metadata["limit_bytes"]);
        Assert.Null(refused.RetryAfter);
    }

    private Task SendAsync(string rpc, byte[] message) => AnyCall.RunAsync(
        hub.Host.Channel.CreateCallInvoker(), AccessRules.All.Single(r => r.Method.Name == rpc), [message],
        (TimeProvider.System.GetUtcNow() + Within.AMinute).UtcDateTime);
}
