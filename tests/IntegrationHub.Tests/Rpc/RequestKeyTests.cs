using CsCheck;
using Grpc.Core;
using IntegrationHub.Errors.V1;
using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Rpc;

public sealed class RequestKeyTests
{
    private const string Id = "0197f2a0-5b1c-7cc3-9f00-000000000001";

    [Fact]
    public void The_same_content_has_the_same_fingerprint() =>
        Gen.Int[0, 999_999].Sample(citizen =>
        {
            var request = NewFilings.MaritalStatus(citizen: citizen);

            Assert.Equal(Parse(Id, request).Fingerprint, Parse(Id, request.Clone()).Fingerprint);
        });

    [Fact]
    public void Other_content_has_another_fingerprint() =>
        Gen.Select(Gen.Int[0, 999_999], Gen.Int[0, 999_999]).Where((one, other) => one != other).Sample((one, other) =>
        {
            var first = NewFilings.MaritalStatus(citizen: one);
            var second = NewFilings.MaritalStatus(citizen: other);
            second.RequestId = first.RequestId;

            Assert.NotEqual(Parse(Id, first).Fingerprint, Parse(Id, second).Fingerprint);
        });

    [Fact]
    public void Requests_of_two_methods_differ_though_their_bytes_do_not()
    {
        // Fields 1, 2 and 4 of both are name, request_id and step.
        var progress = new RecordProgressRequest { Name = "n", RequestId = Id, Step = NewFilings.Step() };
        var withdrawal = new WithdrawFilingRequest { Name = "n", RequestId = Id, Step = NewFilings.Step() };

        Assert.NotEqual(Parse(Id, progress).Fingerprint, Parse(Id, withdrawal).Fingerprint);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("0197f2a05b1c7cc39f00000000000001")]
    [InlineData("{0197f2a0-5b1c-7cc3-9f00-000000000001}")]
    [InlineData("0197f2a0-5b1c-7cc3-9f00-00000000000")]
    [InlineData("0197f2a0-5b1c-7cc3-9f00-00000000000g")]
    [InlineData(" 0197f2a0-5b1c-7cc3-9f00-000000000001")]
    [InlineData("0197f2a0-5b1c-7cc3-9f00-000000000001\n")]
    public void An_id_that_is_no_uuid_is_refused(string id)
    {
        Assert.True(RequestKey.Parse("24781", id, new SubmitFilingRequest()).IsRefused(out var refusal, out _));

        Assert.Equal((StatusCode.InvalidArgument, ErrorReason.RequestIdInvalid), (refusal.Code, refusal.Reason));
        Assert.Equal("request_id", Assert.Single(refusal.Violations).Field);
    }

    private static RequestKey Parse(string id, Google.Protobuf.IMessage request)
    {
        Assert.False(RequestKey.Parse("24781", id, request).IsRefused(out _, out var key));
        return key;
    }
}
