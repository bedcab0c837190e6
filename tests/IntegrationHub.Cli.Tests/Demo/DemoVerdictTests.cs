using IntegrationHub.Cli.Demo;
using IntegrationHub.Cli.Output;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Cli.Tests.Demo;

public class DemoVerdictTests
{
    [Fact]
    public void Each_filing_once_at_the_portal_is_the_promise_held()
    {
        var verdict = Judge(["a", "b"], [Delivered("a", settled: 2), Delivered("b")], [At("a"), At("b")]);

        Assert.True(verdict.Held);
        Assert.Equal(2, verdict.Delivered);
        Assert.Equal(2, verdict.SettledAnswers);
    }

    [Fact]
    public void A_filing_the_portal_does_not_have_is_lost()
    {
        var verdict = Judge(["a", "b"], [Delivered("a"), Delivered("b")], [At("a")]);

        Assert.Equal(1, verdict.Lost);
        Assert.False(verdict.Held);
    }

    [Fact]
    public void A_filing_taken_as_new_twice_is_double()
    {
        var once = Judge(["a", "b"], [Delivered("a"), Delivered("b")], [At("a", inserts: 2), At("b")]);
        var asTwo = Judge(["a"], [Delivered("a")], [At("a"), At("a")]);

        Assert.Equal((1, false), (once.Doubled, once.Held));
        Assert.Equal((1, false), (asTwo.Doubled, asTwo.Held));
    }

    [Fact]
    public void A_step_that_came_twice_is_counted()
    {
        var verdict = Judge(["a"], [Delivered("a")], [new PortalDossier("a", 1, ["1", "2", "1"])]);

        Assert.Equal(1, verdict.StepsTwice);
        Assert.False(verdict.Held);
    }

    [Fact]
    public void A_filing_still_on_its_way_does_not_keep_the_promise()
    {
        var pending = Delivered("b");
        pending.Delivery.State = DeliveryState.Pending;

        var verdict = Judge(["a", "b"], [Delivered("a"), pending], [At("a"), At("b")]);

        Assert.Equal((1, false), (verdict.Delivered, verdict.Held));
    }

    [Fact]
    public void Nothing_at_all_proves_nothing()
    {
        Assert.False(Judge([], [], []).Held);
    }

    [Fact]
    public void The_report_is_plain_in_a_pipe()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(TextReader.Null, output, TextWriter.Null, isTerminal: false);
        var verdict = Judge(["a"], [Delivered("a", settled: 1)], [At("a")]);

        DemoReport.Write(terminal, verdict, new DemoCounts(1, 1, 1, 0, 0, 1, 1), TimeSpan.FromSeconds(12.34));

        Assert.Equal(
            """

            RESULT                        COUNT  MUST BE
            Accepted                          1        1
            Delivered                         1        1
            Settled after a lost answer       1
            Double at the portal              0        0
            Lost                              0        0
            Progress steps sent twice         0        0
            Duration                     12.3 s
            The promise held: every accepted filing is at the portal exactly once.

            """,
            output.ToString());
    }

    private static DemoVerdict Judge(string[] accepted, Filing[] hub, PortalDossier[] portal) =>
        DemoVerdict.Of([.. accepted.Select(code => $"communes/24781/filings/{code}")], hub, portal);

    private static Filing Delivered(string code, int settled = 0) =>
        new() { Code = code, Delivery = new Delivery { State = DeliveryState.Delivered, SettledAnswers = settled } };

    private static PortalDossier At(string code, int inserts = 1) => new(code, inserts, []);
}
