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

        if (PageToken.Read(cursor, Query(parent)).IsRefused(out _, out var position))
        {
            return FilingErrors.CursorInvalid();
        }

        return position?.Split(' ') is [var transaction, var id]
            ? new FilingCursor(ulong.Parse(transaction, CultureInfo.InvariantCulture), long.Parse(id, CultureInfo.InvariantCulture))
            : (FilingCursor?)null;
    }

    private static string Query(string parent) => $"watch\n{parent}";
}
