using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Pages.AccessConsole;

public sealed class ConsoleLogTests(RunningHub running) : IClassFixture<RunningHub>
{
    private const int Entered = 500;
    private const int Closed = 501;
    private const int Left = 502;

    [Fact]
    public async Task Entering_and_leaving_are_logged_under_the_organisation()
    {
        await running.Hub.AddOrganisationAsync("editor-seen");
        using var browser = await ConsoleBrowser.EnterAsync(running.Hub, running.Hub.ChannelOf("editor-seen"));

        await browser.SubmitAsync("/access/leave");

        Assert.Contains(Of(Entered), message => message.Contains("'editor-seen'", StringComparison.Ordinal) && message.Contains("127.0.0.1", StringComparison.Ordinal));
        Assert.Contains(Of(Left), message => message.Contains("'editor-seen'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_that_opens_nothing_is_logged_without_its_key()
    {
        using var browser = new ConsoleBrowser(running.Hub);
        var guess = new string('a', 64);

        await browser.SendAsync("/access/enter", ("key", guess));

        Assert.Contains(Of(Closed), message => message.Contains("127.0.0.1", StringComparison.Ordinal));
        Assert.DoesNotContain(running.Hub.Log.Records, record => record.Message.Contains(guess, StringComparison.Ordinal));
    }

    private IEnumerable<string> Of(int eventId) => running.Hub.Log.Records.Where(record => record.EventId.Id == eventId).Select(record => record.Message);
}
