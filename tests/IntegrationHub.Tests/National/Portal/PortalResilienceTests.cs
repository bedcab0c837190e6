using IntegrationHub.National.Portal;
using IntegrationHub.TestKit;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace IntegrationHub.Tests.National.Portal;

public sealed class PortalResilienceTests
{
    private const string Good = """{"error_code":"0","message":"thành công"}""";

    [Fact]
    public async Task A_read_that_fails_is_repeated_twice()
    {
        await using var server = await FailingAsync();
        await using var adapter = new PortalAdapter(server.Address);

        var reply = await adapter.Transport.PostAsync("x", new { }, repeatable: true, TestContext.Current.CancellationToken);

        Assert.Equal(new PortalReply.Lost("HTTP 503"), reply);
        Assert.Equal(3, server.Requests);
    }

    [Fact]
    public async Task A_write_that_fails_is_never_repeated()
    {
        await using var server = await FailingAsync();
        await using var adapter = new PortalAdapter(server.Address);

        await adapter.Transport.PostAsync("x", new { }, repeatable: false, TestContext.Current.CancellationToken);

        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task A_read_of_half_an_answer_is_repeated_and_may_succeed()
    {
        var calls = 0;
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            if (Interlocked.Increment(ref calls) == 1)
            {
                context.Response.ContentLength = Good.Length + 10;
                await context.Response.WriteAsync(Good[..5]);
                await context.Response.Body.FlushAsync();
                context.Abort();
                return;
            }

            await context.Response.WriteAsync(Good);
        });
        await using var adapter = new PortalAdapter(server.Address);

        var reply = await adapter.Transport.PostAsync("x", new { }, repeatable: true, TestContext.Current.CancellationToken);

        Assert.Equal("0", Assert.IsType<PortalReply.Answered>(reply).Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_call_that_takes_all_its_time_is_lost_and_not_repeated(bool inTheBody)
    {
        var (clock, begun, end) = (new ManualClock(), new TaskCompletionSource(), new TaskCompletionSource());
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            if (inTheBody)
            {
                await context.Response.WriteAsync("{");
                await context.Response.Body.FlushAsync();
            }

            begun.TrySetResult();
            await end.Task;
        });
        await using var adapter = new PortalAdapter(server.Address, clock);
        var call = adapter.Transport.PostAsync("x", new { }, repeatable: true, TestContext.Current.CancellationToken);
        await begun.Task.Within(Within.AMinute);

        clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(new PortalReply.Lost("no answer in time"), await call.Within(Within.AMinute));
        Assert.Equal(1, server.Requests);
        end.SetResult();
    }

    [Fact]
    public async Task After_many_failures_the_portal_is_left_alone_and_then_asked_again()
    {
        var (clock, good) = (new ManualClock(), false);
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            context.Response.StatusCode = good ? 200 : 503;
            return context.Response.WriteAsync(Good);
        });
        await using var adapter = new PortalAdapter(server.Address, clock, ("Portal:BreakDuration", "00:00:05"));
        Task<PortalReply> CallAsync() => adapter.Transport.PostAsync("x", new { }, repeatable: false, CancellationToken.None);
        for (var i = 0; i < 20; i++)
        {
            Assert.IsType<PortalReply.Lost>(await CallAsync());
        }

        var open = await CallAsync();
        var asked = server.Requests;
        good = true;
        clock.Advance(TimeSpan.FromSeconds(5));
        var closed = new[] { await CallAsync(), await CallAsync() };

        Assert.IsType<PortalReply.NotSent>(open);
        Assert.Equal(20, asked);
        Assert.All(closed, reply => Assert.IsType<PortalReply.Answered>(reply));
    }

    [Fact]
    public async Task A_portal_that_is_still_ill_is_asked_once_and_left_alone_again()
    {
        var clock = new ManualClock();
        await using var server = await FailingAsync();
        await using var adapter = new PortalAdapter(server.Address, clock, ("Portal:BreakDuration", "00:00:05"));
        Task<PortalReply> CallAsync() => adapter.Transport.PostAsync("x", new { }, repeatable: false, CancellationToken.None);
        for (var i = 0; i < 20; i++)
        {
            await CallAsync();
        }

        clock.Advance(TimeSpan.FromSeconds(5));
        var replies = new[] { await CallAsync(), await CallAsync(), await CallAsync() };

        Assert.Equal([typeof(PortalReply.Lost), typeof(PortalReply.NotSent), typeof(PortalReply.NotSent)], replies.Select(r => r.GetType()));
        Assert.Equal(21, server.Requests);
    }

    [Fact]
    public async Task Refusals_in_an_answer_are_no_failures_of_the_portal()
    {
        await using var server = await ScriptedServer.StartAsync(context => context.Response.WriteAsync("""{"error_code":"-1","message":"không"}"""));
        await using var adapter = new PortalAdapter(server.Address, new ManualClock());

        var replies = new List<PortalReply>();
        for (var i = 0; i < 40; i++)
        {
            replies.Add(await adapter.Transport.PostAsync("x", new { }, repeatable: false, TestContext.Current.CancellationToken));
        }

        Assert.All(replies, reply => Assert.IsType<PortalReply.Answered>(reply));
    }

    [Fact]
    public async Task A_caller_who_gives_up_hears_of_it_himself()
    {
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var server = await ScriptedServer.StartAsync(async _ =>
        {
            begun.TrySetResult();
            await end.Task;
        });
        await using var adapter = new PortalAdapter(server.Address);
        using var giveUp = new CancellationTokenSource();
        var call = adapter.Transport.PostAsync("x", new { }, repeatable: true, giveUp.Token);
        await begun.Task.Within(Within.AMinute);

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Within(Within.AMinute));
        end.SetResult();
    }

    private static Task<ScriptedServer> FailingAsync() => ScriptedServer.StartAsync(context =>
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    });
}
