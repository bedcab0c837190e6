using IntegrationHub.TestKit;
using Microsoft.Extensions.Logging;
using Xunit;
using Xunit.Sdk;

namespace IntegrationHub.Tests.TestKit;

public sealed class LogGuardTests
{
    [Fact]
    public void An_error_nobody_announced_fails_the_test()
    {
        var guard = new LogGuard();

        guard.CreateLogger("hub").Log(LogLevel.Error, new EventId(1), "A person must act.");

        Assert.Contains("A person must act.", Assert.Throws<FailException>(guard.Verify).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_announced_error_does_not()
    {
        using var guard = new LogGuard();

        guard.Expect(1);

        guard.CreateLogger("hub").Log(LogLevel.Critical, new EventId(1), "As foretold.");
    }

    [Fact]
    public void An_announced_error_that_never_came_fails_the_test()
    {
        var guard = new LogGuard();

        guard.Expect(1);

        Assert.Throws<FailException>(guard.Verify);
    }

    [Fact]
    public async Task A_record_is_seen_by_who_waits_for_it()
    {
        using var guard = new LogGuard();
        var seen = guard.Seen(7);

        guard.CreateLogger("hub").Log(LogLevel.Information, new EventId(7), "Done.");

        Assert.Equal("Done.", (await seen.Within(Within.FiveSeconds)).Message);
    }
}
