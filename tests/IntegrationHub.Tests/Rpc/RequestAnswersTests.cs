using Grpc.Core;
using IntegrationHub.Errors.V1;
using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;
using IntegrationHub.Storage;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Rpc;

public sealed class RequestAnswersTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly ManualClock clock = new();

    [Fact]
    public async Task The_first_runs_and_a_repeat_gets_its_answer()
    {
        var key = Key("24781", NewFilings.MaritalStatus());

        var first = await OnceAsync(key, _ => Answer("first"));
        var repeat = await OnceAsync(key, _ => throw new InvalidOperationException("It ran twice."));

        Assert.Equal(["first", "first"], [Value(first), Value(repeat)]);
    }

    [Fact]
    public async Task Copies_at_once_run_one_write_and_share_its_answer()
    {
        // More than the pool has connections: a copy that held one while it waited for a second would wait for ever.
        const int Copies = 64;
        var key = Key("24781", NewFilings.MaritalStatus());
        var runs = 0;

        var answers = await Task.WhenAll(Enumerable.Range(0, Copies)
            .Select(_ => OnceAsync(key, _ => Answer($"run {Interlocked.Increment(ref runs)}")))).Within(Within.AMinute);

        Assert.Equal(1, runs);
        Assert.All(answers, answer => Assert.Equal("run 1", Value(answer)));
    }

    [Fact]
    public async Task The_id_with_other_content_is_refused()
    {
        var (one, other) = (NewFilings.MaritalStatus(citizen: 1), NewFilings.MaritalStatus(citizen: 2));
        other.RequestId = one.RequestId;
        await OnceAsync(Key("24781", one), _ => Answer("first"));

        var reuse = await OnceAsync(Key("24781", other), _ => Answer("second"));

        Assert.True(reuse.IsRefused(out var refusal, out _));
        Assert.Equal((StatusCode.AlreadyExists, ErrorReason.RequestIdReused), (refusal.Code, refusal.Reason));
        Assert.Equal(one.RequestId, Assert.Single(refusal.Metadata).Value);
    }

    [Fact]
    public async Task An_id_of_one_scope_says_nothing_about_another()
    {
        var request = NewFilings.MaritalStatus();
        await OnceAsync(Key("24781", request), _ => Answer("here"));

        var elsewhere = await OnceAsync(Key("24778", request), _ => Answer("there"));

        Assert.Equal("there", Value(elsewhere));
    }

    [Fact]
    public async Task After_a_refusal_the_id_may_be_used_again()
    {
        var key = Key("24781", NewFilings.MaritalStatus());
        await OnceAsync(key, _ => Task.FromResult<Result<SubmitFilingResponse>>(new Refusal(StatusCode.NotFound, ErrorReason.FilingUnknown, "No.")));

        var again = await OnceAsync(key, _ => Answer("now"));

        Assert.Equal("now", Value(again));
    }

    [Fact]
    public async Task After_a_fault_the_id_may_be_used_again()
    {
        var key = Key("24781", NewFilings.MaritalStatus());
        await Assert.ThrowsAsync<TimeoutException>(() => OnceAsync(key, _ => throw new TimeoutException()));

        var again = await OnceAsync(key, _ => Answer("now"));

        Assert.Equal("now", Value(again));
    }

    [Fact]
    public async Task An_answer_is_kept_for_seven_days_and_no_longer()
    {
        var key = Key("24781", NewFilings.MaritalStatus());
        await OnceAsync(key, _ => Answer("first"));
        var purge = new PurgeRequestAnswersJob(new RequestAnswerStore(database.Database, database.Keys), clock);

        clock.Advance(TimeSpan.FromDays(7));
        await purge.RunAsync(TestContext.Current.CancellationToken);
        var inTime = await OnceAsync(key, _ => Answer("second"));
        clock.Advance(TimeSpan.FromSeconds(1));
        await purge.RunAsync(TestContext.Current.CancellationToken);
        var late = await OnceAsync(key, _ => Answer("second"));

        Assert.Equal(["first", "second"], [Value(inTime), Value(late)]);
    }

    private Task<Result<SubmitFilingResponse>> OnceAsync(RequestKey key, Func<HubTransaction, Task<Result<SubmitFilingResponse>>> write) =>
        new RequestAnswers(database.Database, new RequestAnswerStore(database.Database, database.Keys), clock)
            .OnceAsync(key, "", SubmitFilingResponse.Parser, write, TestContext.Current.CancellationToken);

    private static Task<Result<SubmitFilingResponse>> Answer(string summary) =>
        Task.FromResult<Result<SubmitFilingResponse>>(new SubmitFilingResponse { Filing = new() { Summary = summary } });

    private static string Value(Result<SubmitFilingResponse> result)
    {
        Assert.False(result.IsRefused(out var refusal, out var answer), refusal?.Message);
        return answer.Filing.Summary;
    }

    private static RequestKey Key(string scope, SubmitFilingRequest request)
    {
        Assert.False(RequestKey.Parse(scope, request.RequestId, request).IsRefused(out _, out var key));
        return key;
    }
}
