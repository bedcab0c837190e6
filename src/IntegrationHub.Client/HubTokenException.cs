namespace IntegrationHub.Client;

/// <summary>No access token could be had. The message holds no secret.</summary>
public sealed class HubTokenException : Exception
{
    /// <summary>A failure that says why.</summary>
    /// <param name="message">Why, without any part of a token or secret.</param>
    /// <param name="cause">What came of the attempt. Null: nothing was thrown.</param>
    public HubTokenException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
