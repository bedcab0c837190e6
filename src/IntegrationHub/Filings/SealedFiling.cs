using Google.Protobuf;
using IntegrationHub.Encryption;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Filings;

/// <summary>What of a filing is stored sealed. Each place is one row's own: a box that is moved to another row does not open.</summary>
internal static class SealedFiling
{
    public static byte[] SealContent(this Filing filing) => KeyOf(filing).Seal(filing.Content.ToByteArray(), ContentPlace(filing.Id));

    public static V1.Filing OpenContent(this DataKey key, long filingId, byte[] box) => V1.Filing.Parser.ParseFrom(key.Open(box, ContentPlace(filingId)));

    public static byte[] SealStep(this Filing filing, int number, ProgressStep step) => KeyOf(filing).Seal(step.ToByteArray(), StepPlace(filing.Id, number));

    public static ProgressStep OpenStep(this Filing filing, int number, byte[] box) =>
        ProgressStep.Parser.ParseFrom(KeyOf(filing).Open(box, StepPlace(filing.Id, number)));

    /// <summary>The step of an event. Null: it has none.</summary>
    public static byte[]? SealStep(this FilingEvent happened) =>
        happened.Step is { } step ? KeyOf(happened.Filing).Seal(step.ToByteArray(), EventPlace(happened.Filing.Id, happened.Filing.Version, happened.Kind)) : null;

    public static ProgressStep OpenEventStep(this DataKey key, long filingId, long version, FilingEventKind kind, byte[] box) =>
        ProgressStep.Parser.ParseFrom(key.Open(box, EventPlace(filingId, version, kind)));

    private static DataKey KeyOf(Filing filing) => filing.Key ?? throw new InvalidOperationException($"The content of filing {filing.Id} is destroyed.");

    private static string ContentPlace(long filingId) => $"filing/{filingId}/content";

    private static string StepPlace(long filingId, int number) => $"filing/{filingId}/step/{number}";

    private static string EventPlace(long filingId, long version, FilingEventKind kind) => $"filing/{filingId}/event/{version}/{(int)kind}";
}
