using IntegrationHub.Cli.Output;
using IntegrationHub.Privacy.V1;

namespace IntegrationHub.Cli.Privacy;

/// <summary>What a table shows of keys, of what is held and of what was destroyed.</summary>
internal static class PrivacyListing
{
    public static IReadOnlyList<Column<GetPrivacyStateResponse>> State { get; } =
    [
        new("Filings with content", state => ContractText.Of(state.HeldFilingCount)),
        new("Due to be destroyed", state => ContractText.Of(state.DueFilingCount)),
        new("Kept after the end", state => Days(state.FilingRetention)),
        new("Files with content", state => ContractText.Of(state.HeldAttachmentCount)),
        new("Files due", state => ContractText.Of(state.DueAttachmentCount)),
        new("Files kept after the end", state => Days(state.AttachmentRetention)),
        new("Unnamed files kept", state => Days(state.UnnamedAttachmentRetention)),
    ];

    public static IReadOnlyList<Column<MasterKeyState>> Keys { get; } =
    [
        new("Master key", key => key.Id),
        new("Filings", key => ContractText.Of(key.FilingCount), Number: true),
        new("Files", key => ContractText.Of(key.AttachmentCount), Number: true),
        new("Answers", key => ContractText.Of(key.AnswerCount), Number: true),
        new("State", key => key.Newest ? "newest" : key.Unused ? "unused: may be removed" : "in use"),
    ];

    public static IReadOnlyList<Column<DestroyFilingContentResponse>> Destroyed { get; } =
    [
        new("Filing", destroyed => destroyed.Name),
        new("Destroyed", destroyed => ContractText.Of(destroyed.ContentDestroyTime)),
        new("Files", destroyed => string.Join(", ", destroyed.Attachments.Select(ContractText.Id))),
    ];

    private static string Days(Google.Protobuf.WellKnownTypes.Duration time) => $"{time.ToTimeSpan().TotalDays:0.##} days";
}
