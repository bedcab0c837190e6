namespace IntegrationHub.Deliveries;

/// <summary>What can follow from asking or telling the portal something.</summary>
internal abstract record PortalAnswer
{
    private PortalAnswer()
    {
    }

    /// <summary>It took what was sent.</summary>
    public sealed record Taken : PortalAnswer;

    /// <summary>It has the filing.</summary>
    public sealed record AlreadyThere : PortalAnswer;

    /// <summary>It does not have the filing.</summary>
    public sealed record Missing : PortalAnswer;

    /// <summary>It said no, in its own words. Sending the same again will not help.</summary>
    public sealed record Refused(string Code, string Message) : PortalAnswer;

    /// <summary>The answer was lost or not understood: it may have taken what was sent, or not.</summary>
    public sealed record Unknown(string Cause) : PortalAnswer;

    /// <summary>What was to be sent surely never reached it.</summary>
    public sealed record Unreached(string Cause) : PortalAnswer;
}
