using System.Globalization;
using IntegrationHub.Lanes.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Lanes;

/// <summary>Shows lanes and their items to an operator.</summary>
internal sealed class ListLanes(LaneItemStore items, IEnumerable<LaneRegistration> registrations, TimeProvider clock)
{
    private const int DefaultPage = 100;
    private const int MostPerPage = 1000;

    public async Task<ListLanesResponse> RunAsync(CancellationToken cancellationToken)
    {
        var response = new ListLanesResponse();
        foreach (var registration in registrations.OrderBy(r => r.Lane, StringComparer.Ordinal))
        {
            response.Lanes.Add(await items.CountAsync(registration.Lane, clock.GetUtcNow(), cancellationToken));
        }

        return response;
    }

    public async Task<Result<ListLaneItemsResponse>> RunAsync(ListLaneItemsRequest request, CancellationToken cancellationToken)
    {
        if (!ResourceName.TryParse(request.Parent, "lanes/*", out var parts))
        {
            return ResourceName.Malformed("parent", "lanes/{lane}");
        }

        if (registrations.All(r => r.Lane != parts[0]))
        {
            return LaneErrors.LaneUnknown(parts[0]);
        }

        if (!Enum.IsDefined(request.State))
        {
            var violations = new Violations();
            violations.Invalid("state", "is not a state of an item");
            return violations.ToRefusal();
        }

        if (PageSize.Parse(request.PageSize, DefaultPage, MostPerPage).IsRefused(out var refusal, out var size))
        {
            return refusal;
        }

        var query = $"{request.Parent}\n{request.State}";
        if (PageToken.Read(request.PageToken, query, Place).IsRefused(out refusal, out var position))
        {
            return refusal;
        }

        var (afterKey, afterId) = position ?? (DateTimeOffset.MinValue, 0L);
        var rows = await items.ListAsync(parts[0], request.State, afterKey, afterId, size, clock.GetUtcNow(), cancellationToken);
        var response = new ListLaneItemsResponse { Items = { rows.Select(r => r.Item) } };
        if (rows.Count == size)
        {
            var (_, lastKey, lastId) = rows[^1];
            response.NextPageToken = PageToken.Write(query, $"{lastKey:O} {lastId}");
        }

        return response;
    }

    private static (DateTimeOffset Key, long Id)? Place(string position) =>
        position.Split(' ') is [var key, var id]
        && DateTimeOffset.TryParseExact(key, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
        && PageToken.Number(id) is { } number
            ? (at.ToUniversalTime(), number)
            : null;
}
