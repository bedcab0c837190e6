using IntegrationHub.Catalogue.V1;
using IntegrationHub.Cli.Output;
using IntegrationHub.Client;
using IntegrationHub.Communes.V1;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Cli.Demo;

/// <summary>One demonstration from start to proof.</summary>
internal sealed class DemoRun(DemoPlan plan, Terminal terminal, TimeProvider clock)
{
    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var stage = await DemoScreen.ShowStartAsync(
            terminal,
            "Starting a hub with its own database, and a sandbox of the national portal ...",
            tell => DemoStage.StartAsync(plan.Keep, tell, clock, cancellationToken));
        using var hub = stage.Connect(organisation: null, clock);
        using var http = new HttpClient { BaseAddress = stage.Sandbox };
        var sandbox = new SandboxControl(http);

        var communes = await ListCommunesAsync(hub, cancellationToken);
        using var vendors = await DemoVendors.EnterAsync(stage, hub, communes, clock, cancellationToken);
        var filings = await PrepareAsync(hub, communes, vendors, cancellationToken);
        await sandbox.MisbehaveAsync(plan.Seed, cancellationToken);
        var started = clock.GetTimestamp();
        var tally = new DemoTally(plan.Filings);
        await DeliverAsync(hub, vendors, tally, filings, cancellationToken);
        var duration = clock.GetElapsedTime(started);

        var verdict = DemoVerdict.Of(
            tally.AcceptedNames,
            await hub.Filings.ListAllAsync(new ListFilingsRequest { Parent = "communes/-", PageSize = 500 }, cancellationToken).ToListAsync(cancellationToken),
            await sandbox.DossiersAsync(cancellationToken));
        DemoReport.Write(terminal, verdict, tally.Count(), duration);
        DemoReport.WriteAddresses(terminal, stage, plan.Keep, CommandName.OfProcess());
        if (plan.Keep)
        {
            await StayAsync(cancellationToken);
        }
        else if (terminal.CanAsk)
        {
            await terminal.WaitForEnterAsync(cancellationToken);
        }

        return verdict.Held && verdict.Accepted == plan.Filings ? ExitCode.Done : ExitCode.Failed;
    }

    private static async Task<IReadOnlyList<Commune>> ListCommunesAsync(HubClient hub, CancellationToken cancellationToken)
    {
        var ofProvince = new ListCommunesRequest { Province = DemoPlan.Province, PageSize = 1000 };
        return await hub.Communes.ListAllAsync(ofProvince, cancellationToken).ToListAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<DemoFiling>> PrepareAsync(
        HubClient hub, IReadOnlyList<Commune> communes, DemoVendors vendors, CancellationToken cancellationToken)
    {
        var procedures = await hub.Catalogue.ListAllAsync(new ListProceduresRequest { PageSize = 1000 }, cancellationToken).ToListAsync(cancellationToken);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(VietnamOffset).Date);
        await terminal.Out.WriteLineAsync(
            $"{plan.Filings} filings from {communes.Count} communes of {(communes.Count == 0 ? "" : communes[0].ProvinceDisplayName)}, "
            + $"through {vendors.Count} vendors that may call for their own communes alone, "
            + $"{procedures.Count} procedures; the portal is slow, loses answers, forgets sessions.");
        return DemoFilings.Make(communes, procedures, plan, today);
    }

    private async Task DeliverAsync(HubClient hub, DemoVendors vendors, DemoTally tally, IReadOnlyList<DemoFiling> filings, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watch = WatchAsync(hub, tally, ending.Token);
        var work = WorkAsync(vendors, tally, filings, cancellationToken);
        await new DemoScreen(terminal, tally, clock).ShowAsync(work);
        await ending.CancelAsync();
        await watch;
        await work;
    }

    private async Task WorkAsync(DemoVendors vendors, DemoTally tally, IReadOnlyList<DemoFiling> filings, CancellationToken cancellationToken)
    {
        await new DemoCalls(vendors, tally).RunAsync(filings, cancellationToken);
        try
        {
            await tally.Settled.WaitAsync(plan.Limit, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The report says what is still on its way.
        }
    }

    private static async Task WatchAsync(HubClient hub, DemoTally tally, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var watched in hub.Filings.WatchAsync("communes/-", FilingsClient.Beginning, cancellationToken))
            {
                tally.Seen(watched.Event);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The demonstration is over.
        }
    }

    private async Task StayAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C, as told.
        }
    }
}
