using IntegrationHub.Client;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;

namespace IntegrationHub.EndToEnd;

/// <summary>What a commune hears of its filings in the event stream.</summary>
internal static class Watched
{
    /// <summary>The events of one filing from its first to the first of <paramref name="last"/>.</summary>
    public static Task<List<FilingEvent>> UntilAsync(HubClient client, Filing filing, FilingEventKind last) =>
        ReadAsync(client, filing.ReceivingCommune, FilingsClient.Beginning, happened => happened.Filing == filing.Name, happened => happened.Kind == last);

    /// <summary>The events from the first there is until so many filings are delivered.</summary>
    public static Task<List<FilingEvent>> DeliveriesAsync(HubClient client, int count)
    {
        // An event may come twice around a reconnect.
        var delivered = new HashSet<string>();
        return ReadAsync(
            client, "communes/-", FilingsClient.Beginning, _ => true,
            happened => happened.Kind == FilingEventKind.Delivered && delivered.Add(happened.Filing) && delivered.Count == count);
    }

    /// <summary>The kinds, in order.</summary>
    public static IEnumerable<FilingEventKind> Kinds(this IEnumerable<FilingEvent> events) => events.Select(happened => happened.Kind);

    private static async Task<List<FilingEvent>> ReadAsync(
        HubClient client, string parent, string cursor, Func<FilingEvent, bool> wanted, Func<FilingEvent, bool> last)
    {
        using var limit = new CancellationTokenSource(Within.FiveMinutes);
        var events = new List<FilingEvent>();
        await foreach (var watched in client.Filings.WatchAsync(parent, cursor, limit.Token))
        {
            if (!wanted(watched.Event))
            {
                continue;
            }

            events.Add(watched.Event);
            if (last(watched.Event))
            {
                break;
            }
        }

        return events;
    }
}
