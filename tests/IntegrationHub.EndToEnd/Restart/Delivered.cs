using System.Globalization;
using System.Text.Json;
using IntegrationHub.Client;
using IntegrationHub.Filings.V1;
using IntegrationHub.Lanes.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.EndToEnd.Restart;

/// <summary>What the hub and the portal have at the end, held against what communes were told.</summary>
internal static class Delivered
{
    /// <summary>Waits until the hub owes the portal nothing, or waits for a person.</summary>
    public static Task AllAsync(HubClient client) => Within.Until(Within.FiveMinutes, async () =>
        (await client.Lanes.ListAsync(TestContext.Current.CancellationToken)).Lanes.All(Empty));

    /// <summary>Every acknowledged filing is at the portal exactly once, the hub knows it, and no number was left out.</summary>
    public static async Task AssertExactlyOnceAsync(FilingStorm storm, int count, HubClient client, SandboxControl portal)
    {
        var told = storm.Acknowledged.Order(StringComparer.Ordinal).ToList();
        var hub = await client.Filings.ListAllAsync(
            new ListFilingsRequest { Parent = "communes/-", PageSize = 500 }, TestContext.Current.CancellationToken).ToListAsync();
        var dossiers = await portal.DossiersAsync();
        var summary = await portal.SummaryAsync();

        Assert.Equal(count, told.Count);
        Assert.Equal(told, hub.Select(filing => filing.Code).Order(StringComparer.Ordinal));
        Assert.Equal(told, dossiers.Select(Code).Order(StringComparer.Ordinal));
        Assert.All(hub, filing => Assert.Equal(DeliveryState.Delivered, filing.Delivery.State));
        Assert.All(dossiers, dossier => Assert.Equal(1, dossier.GetProperty("inserts").GetInt32()));
        Assert.Equal(0, summary.GetProperty("doubles").GetInt32());
        AssertGapless(told);
    }

    /// <summary>A watch that was open all the while told of every acknowledged filing, first that it came, last that it was delivered.</summary>
    public static void AssertTold(FilingStorm storm, IReadOnlyList<FilingEvent> story)
    {
        var stories = story.GroupBy(happened => happened.Filing[(happened.Filing.LastIndexOf('/') + 1)..]).ToDictionary(one => one.Key, one => one.ToList());
        Assert.Equal(storm.Acknowledged.ToHashSet(), [.. stories.Keys]);
        Assert.All(stories.Values, one => Assert.Equal(
            (FilingEventKind.Submitted, FilingEventKind.Delivered), (one[0].Kind, one[^1].Kind)));
    }

    // Lanes count what waits for a person apart: a filing stuck there fails the assertions, not the wait.
    private static bool Empty(Lane lane) => lane is { DueCount: 0, WaitingCount: 0, LeasedCount: 0 };

    private static string Code(JsonElement dossier) => dossier.GetProperty("ma_ho_so").GetString()!;

    // {agency}-{day}-{number}: on each agency's day the numbers run from 1 without a gap.
    private static void AssertGapless(IEnumerable<string> codes) => Assert.All(
        codes.GroupBy(code => code[..code.LastIndexOf('-')]),
        day => Assert.Equal(
            Enumerable.Range(1, day.Count()),
            day.Select(code => int.Parse(code[(code.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture)).Order()));
}
