namespace IntegrationHub.Lanes;

/// <summary>A promise held by this worker until <paramref name="LeasedUntil"/>.</summary>
/// <param name="OutboxId">Key of the promise.</param>
/// <param name="Kind">What is to be done.</param>
/// <param name="SubjectId">With what.</param>
/// <param name="Generation">The state of the promise when it was taken; higher later means the subject changed.</param>
/// <param name="Attempts">Attempts including this one.</param>
/// <param name="LeaseNumber">The fencing number every write must show.</param>
/// <param name="LeasedUntil">End of the lease.</param>
/// <param name="Unsettled">True: an earlier attempt was never answered. Ask before sending.</param>
internal sealed record LeasedRow(
    long OutboxId, string Kind, long SubjectId, long Generation, int Attempts, long LeaseNumber, DateTimeOffset LeasedUntil, bool Unsettled);
