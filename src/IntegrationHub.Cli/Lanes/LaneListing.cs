using IntegrationHub.Cli.Output;
using IntegrationHub.Lanes.V1;

namespace IntegrationHub.Cli.Lanes;

/// <summary>What a table shows of a lane and of its items.</summary>
internal static class LaneListing
{
    public static IReadOnlyList<Column<Lane>> Columns { get; } =
    [
        new("Lane", lane => ContractText.Id(lane.Name)),
        new("Due", lane => ContractText.Of(lane.DueCount), Number: true),
        new("Waiting", lane => ContractText.Of(lane.WaitingCount), Number: true),
        new("Leased", lane => ContractText.Of(lane.LeasedCount), Number: true),
        new("Attention", lane => ContractText.Of(lane.AttentionCount), Number: true),
        new("Oldest due", lane => ContractText.Of(lane.OldestDueTime)),
    ];

    public static IReadOnlyList<Column<LaneItem>> Items { get; } =
    [
        new("Item", item => item.Name),
        new("Subject", item => item.Subject),
        new("Kind", item => item.Kind),
        new("State", item => ContractText.Of(item.State)),
        new("Attempts", item => ContractText.Of(item.Attempts), Number: true),
        new("Due", item => ContractText.Of(item.DueTime)),
        new("Reason", item => item.Reason),
    ];
}
