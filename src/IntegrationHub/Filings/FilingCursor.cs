using System.Globalization;
using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

/// <summary>
/// A place in the order in which events were committed. Transaction first: an id alone is given
/// before the commit and would step over an event that commits late.
/// </summary>
internal sealed record FilingCursor(ulong TransactionId, long EventId)
{
    /// <summary>What a caller writes to read from the first event there is.</summary>
    public const string BeginningWord = "beginning";

    public static readonly FilingCursor Beginning = new(0, 0);

    public string Write(string parent) => PageToken.Write(Query(parent), $"{TransactionId} {EventId}");

    /// <summary>The place; null for an empty cursor, which means from now on.</summary>
    public static Result<FilingCursor?> Parse(string cursor, string parent)
    {
        if (cursor == BeginningWord)
        {
            return Beginning;
        }

        if (PageToken.Read(cursor, Query(parent), Place).IsRefused(out _, out var place))
        {
            return FilingErrors.CursorInvalid();
        }

        return place is var (transaction, id) ? new FilingCursor(transaction, id) : (FilingCursor?)null;
    }

    private static (ulong TransactionId, long EventId)? Place(string position) =>
        position.Split(' ') is [var transaction, var id]
        && ulong.TryParse(transaction, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number.ToString(CultureInfo.InvariantCulture) == transaction
        && PageToken.Number(id) is { } eventId
            ? (number, eventId)
            : null;

    private static string Query(string parent) => $"watch\n{parent}";
}
