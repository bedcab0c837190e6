using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;

namespace IntegrationHub.Tests.Filings;

/// <summary>One of the ways to change a filing, for what they all have in common.</summary>
/// <param name="From">A status it may start from.</param>
/// <param name="To">The status it leads to.</param>
/// <param name="Kind">What watchers hear.</param>
/// <param name="RunAsync">Makes the change.</param>
internal sealed record FilingOperation(
    FilingStatus From, FilingStatus To, FilingEventKind Kind, Func<FilingCaller, FilingOperation.Call, Task<Filing>> RunAsync)
{
    /// <summary>What every change says of itself.</summary>
    internal sealed record Call(string Name)
    {
        public string RequestId { get; init; } = NewFilings.RequestId();

        public string Etag { get; init; } = "";

        public ProgressStep? Step { get; init; } = NewFilings.Step();
    }

    public static readonly Dictionary<string, FilingOperation> All = new()
    {
        ["RecordProgress"] = new(FilingStatus.Registered, FilingStatus.Accepted, FilingEventKind.ProgressRecorded, (caller, call) => caller.ProgressAsync(
            new() { Name = call.Name, RequestId = call.RequestId, Etag = call.Etag, Step = call.Step, Status = FilingStatus.Accepted })),
        ["RequestSupplement"] = new(FilingStatus.Registered, FilingStatus.SupplementRequested, FilingEventKind.SupplementRequested, (caller, call) => caller.AskForMoreAsync(
            new() { Name = call.Name, RequestId = call.RequestId, Etag = call.Etag, Step = call.Step })),
        ["SupplementFiling"] = new(FilingStatus.SupplementRequested, FilingStatus.Accepted, FilingEventKind.Supplemented, (caller, call) =>
        {
            var request = FilingChanges.Supplement(call.Name);
            request.RequestId = call.RequestId;
            request.Filing.Etag = call.Etag;
            request.Step = call.Step;
            return caller.SupplementAsync(request);
        }),
        ["WithdrawFiling"] = new(FilingStatus.Registered, FilingStatus.Withdrawn, FilingEventKind.Withdrawn, (caller, call) => caller.WithdrawAsync(
            new() { Name = call.Name, RequestId = call.RequestId, Etag = call.Etag, Step = call.Step })),
        ["CompleteFiling"] = new(FilingStatus.Accepted, FilingStatus.Finished, FilingEventKind.Completed, (caller, call) =>
        {
            var request = FilingChanges.Complete(call.Name);
            request.RequestId = call.RequestId;
            request.Etag = call.Etag;
            request.Step = call.Step;
            return caller.CompleteAsync(request);
        }),
    };
}
