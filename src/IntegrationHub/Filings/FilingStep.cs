using IntegrationHub.Filings.V1;

namespace IntegrationHub.Filings;

/// <summary>A step on its way to the portal.</summary>
/// <param name="Number">Order within the filing.</param>
/// <param name="Status">Status of the filing after it.</param>
/// <param name="Step">What was done.</param>
/// <param name="Delivery">How far it is.</param>
internal sealed record FilingStep(int Number, FilingStatus Status, ProgressStep Step, StepDelivery Delivery);

/// <summary>How far a step is on its way. The numbers are those of the column.</summary>
internal enum StepDelivery
{
    Waiting = 1,
    Sending = 2,
    Confirmed = 3,

    /// <summary>Sent once, answer lost: sending it again might show it twice.</summary>
    Unconfirmed = 4,
}
