using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Filings;

/// <summary>The stored filing as callers see it.</summary>
internal static class FilingMapping
{
    public static V1.Filing ToContract(Filing filing) => new(filing.Content)
    {
        Name = filing.Name,
        Code = filing.Code,
        ReceivingCommune = $"communes/{filing.ReceivingCommune}",
        CompetentCommune = $"communes/{filing.CompetentCommune}",
        Procedure = $"procedures/{filing.ProcedureCode}",
        ProcedureVersion = filing.ProcedureVersion,
        CommuneReference = filing.CommuneReference,
        Status = filing.Status,
        SubmitTime = filing.SubmittedAt.ToTimestamp(),
        AcceptTime = filing.AcceptedAt?.ToTimestamp(),
        DueTime = filing.DueAt?.ToTimestamp(),
        FinishTime = filing.FinishedAt?.ToTimestamp(),
        EndTime = filing.EndedAt?.ToTimestamp(),
        Delivery = ToContract(filing.Delivery),
        CreateTime = filing.CreatedAt.ToTimestamp(),
        UpdateTime = filing.UpdatedAt.ToTimestamp(),
        Version = filing.Version,
        Etag = filing.Etag,
        ContentDestroyTime = filing.ContentDestroyedAt?.ToTimestamp(),
    };

    private static Delivery ToContract(FilingDelivery delivery) => new()
    {
        State = delivery.State,
        Attempts = delivery.Attempts,
        NextAttemptTime = delivery.State == DeliveryState.Delivered ? null : delivery.NextAttemptAt?.ToTimestamp(),
        DeliverTime = delivery.DeliveredAt?.ToTimestamp(),
        DeliveredVersion = delivery.DeliveredVersion,
        Reason = delivery.Reason,
        SettledAnswers = delivery.SettledAnswers,
        ProgressStepsDelivered = delivery.StepsDelivered,
        ProgressStepsUnconfirmed = delivery.StepsUnconfirmed,
    };
}
