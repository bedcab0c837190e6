using System.CommandLine;
using IntegrationHub.Cli.Output;
using IntegrationHub.Lanes.V1;

namespace IntegrationHub.Cli.Lanes;

/// <summary><c>hub lanes</c>: what waits to be sent to the national services, and what got stuck.</summary>
internal static class LanesCommands
{
    public static Command Create(SharedOptions shared, Terminal terminal) => shared.Group(
        "lanes", "What waits to be sent to the national services.",
        List(shared, terminal),
        Items(shared, terminal),
        Retry(shared, terminal));

    private static Command List(SharedOptions shared, Terminal terminal) => shared.Bind(
        new Command("list", "Lists the lanes with their counts.") { shared.Output },
        async (hub, parsed, cancellationToken) =>
        {
            var lanes = (await hub.Lanes.ListAsync(cancellationToken)).Lanes;
            ListingWriter.WriteAll(terminal, parsed.GetValue(shared.Output), LaneListing.Columns, lanes);
            return ExitCode.Done;
        });

    private static Command Items(SharedOptions shared, Terminal terminal)
    {
        var lane = new Argument<string>("lane") { Description = "The lane. Example: portal" };
        var state = ArgumentText.EnumOption<LaneItemState>("--state", "Only items in this state.");
        var limit = new Option<int>("--limit") { Description = "Most items shown.", HelpName = "N", DefaultValueFactory = _ => 100 };
        var command = new Command("items", "Lists the items of a lane, those due first at the top.") { lane, state, limit, shared.Output };
        return shared.Bind(command, async (hub, parsed, cancellationToken) =>
        {
            var most = parsed.GetValue(limit);
            var request = new ListLaneItemsRequest
            {
                Parent = ArgumentText.Name("lanes", parsed.GetRequiredValue(lane)),
                State = parsed.GetValue(state),
                PageSize = Math.Clamp(most, 1, 1000),
            };
            var items = await hub.Lanes.ListAllItemsAsync(request, cancellationToken).Take(most).ToListAsync(cancellationToken);
            ListingWriter.WriteAll(terminal, parsed.GetValue(shared.Output), LaneListing.Items, items);
            return ExitCode.Done;
        });
    }

    private static Command Retry(SharedOptions shared, Terminal terminal)
    {
        var name = new Argument<string>("item") { Description = "Name of the item. Example: lanes/portal/items/42" };
        var command = new Command("retry", "Sends an item again that waits for a person.") { name, shared.Output };
        return shared.Bind(command, async (hub, parsed, cancellationToken) =>
        {
            var request = new RetryLaneItemRequest { Name = parsed.GetRequiredValue(name) };
            var item = (await hub.Lanes.RetryItemAsync(request, cancellationToken)).Item;
            ListingWriter.WriteOne(terminal, parsed.GetValue(shared.Output), item, LaneListing.Items);
            return ExitCode.Done;
        });
    }
}
