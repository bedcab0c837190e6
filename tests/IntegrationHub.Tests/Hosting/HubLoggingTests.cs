using System.Globalization;
using IntegrationHub.Hosting;
using IntegrationHub.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Xunit;

namespace IntegrationHub.Tests.Hosting;

public sealed class HubLoggingTests
{
    [Fact]
    public void A_line_says_the_day_the_time_and_that_it_is_UTC()
    {
        using var services = new ServiceCollection().AddLogging(logging => logging.AddQuietConsole()).BuildServiceProvider();

        var console = services.GetRequiredService<IOptionsMonitor<SimpleConsoleFormatterOptions>>().CurrentValue;

        Assert.True(console.UseUtcTimestamp);
        Assert.Equal("2026-03-02T01:30:00.000Z ", ManualClock.Morning.ToString(console.TimestampFormat, CultureInfo.InvariantCulture));
    }
}
