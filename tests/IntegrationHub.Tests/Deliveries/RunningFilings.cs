using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;

namespace IntegrationHub.Tests.Deliveries;

/// <summary>Files with a running hub and waits for what its lane does by itself.</summary>
internal static class RunningFilings
{
    public static async Task<Filing> SubmitAsync(this FilingService.FilingServiceClient filings, Action<Filing>? change = null) =>
        (await filings.SubmitFilingAsync(SampleFilings.New(change))).Filing;

    public static async Task<Filing> GetAsync(this FilingService.FilingServiceClient filings, string name) =>
        (await filings.GetFilingAsync(new GetFilingRequest { Name = name })).Filing;

    public static async Task<Filing> ProgressAsync(this FilingService.FilingServiceClient filings, string name, FilingStatus status, string content = "Chuyển xử lý") =>
        (await filings.RecordProgressAsync(new RecordProgressRequest
        {
            Name = name,
            RequestId = SampleFilings.NewId(),
            Status = status,
            Step = new ProgressStep { Officer = "Trần B", Content = content },
        })).Filing;

    /// <summary>The filing once its delivery is as the condition wants it.</summary>
    public static async Task<Filing> WaitAsync(this FilingService.FilingServiceClient filings, string name, Predicate<Filing> condition)
    {
        var filing = await filings.GetAsync(name);
        await Within.Until(Within.AMinute, async () => condition(filing = await filings.GetAsync(name)));
        return filing;
    }

    /// <summary>The filing once the portal has its newest version and every step that can be sent.</summary>
    public static Task<Filing> DeliveredAsync(this FilingService.FilingServiceClient filings, string name) =>
        filings.WaitAsync(name, f => f.Delivery.State == DeliveryState.Delivered && f.Delivery.DeliveredVersion == f.Version
            && f.Delivery.ProgressStepsDelivered + f.Delivery.ProgressStepsUnconfirmed == f.Version - 1);
}
