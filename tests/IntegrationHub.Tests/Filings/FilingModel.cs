using IntegrationHub.Filings.V1;
using static IntegrationHub.Filings.V1.FilingStatus;

namespace IntegrationHub.Tests.Filings;

/// <summary>What a commune may expect of a filing, said in a few lines and independently of the hub.</summary>
internal sealed class FilingModel(FilingStatus begins)
{
    public FilingStatus Status { get; private set; } = begins;

    public long Version { get; private set; } = 1;

    public bool WasAccepted { get; private set; } = begins == Accepted;

    public List<bool> SupplementsAnswered { get; } = [];

    public int Results { get; private set; }

    /// <summary>The reason of the refusal; null: it is done.</summary>
    public string? Apply(FilingAct act)
    {
        if (act.Etag == EtagChoice.Stale)
        {
            return "ETAG_MISMATCH";
        }

        if (act.Kind == ActKind.Supplement)
        {
            return Status == SupplementRequested ? Done(WasAccepted ? InProcess : Accepted, () => SupplementsAnswered[^1] = true) : "SUPPLEMENT_NOT_REQUESTED";
        }

        var target = act.Target;
        if (target != Unspecified && !StatusTable.Moves[Status].Contains(target))
        {
            return "STATUS_MOVE_NOT_ALLOWED";
        }

        return act.Kind switch
        {
            ActKind.Progress => Done(target == Unspecified ? Status : target, () => { }),
            ActKind.AskForMore => Done(target, () => SupplementsAnswered.Add(false)),
            ActKind.Withdraw => Done(target, () => { }),
            _ => Done(act.Kind == ActKind.CompleteAndReturn ? ResultReturned : target, () => Results++),
        };
    }

    private string? Done(FilingStatus status, Action effect)
    {
        effect();
        Status = status;
        Version++;
        WasAccepted |= status == Accepted;
        return null;
    }
}

/// <summary>One thing a commune may do to a filing.</summary>
/// <param name="Kind">By which call.</param>
/// <param name="Target">The status asked for; unspecified: none.</param>
/// <param name="Etag">What it was decided on.</param>
internal sealed record FilingAct(ActKind Kind, FilingStatus Target, EtagChoice Etag);

internal enum ActKind
{
    Progress,
    AskForMore,
    Supplement,
    Withdraw,
    Complete,
    CompleteAndReturn,
}

internal enum EtagChoice
{
    None,
    Present,
    Stale,
}
