namespace IntegrationHub.Deliveries;

/// <summary>How the sending of steps ended.</summary>
/// <param name="Stopped">The answer that stopped it; the steps behind it wait. Null: none did.</param>
/// <param name="LeaseLost">True: another worker has the filing, and nothing more may be written.</param>
internal sealed record StepsSent(PortalAnswer? Stopped, bool LeaseLost = false)
{
    public static readonly StepsSent All = new(Stopped: null);

    public static readonly StepsSent WithoutLease = new(Stopped: null, LeaseLost: true);
}
