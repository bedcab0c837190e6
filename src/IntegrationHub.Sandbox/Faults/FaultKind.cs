namespace IntegrationHub.Sandbox.Faults;

/// <summary>What can go wrong on command. The names on the control interface are in snake case.</summary>
internal enum FaultKind
{
    /// <summary>The call has its effect late, also when the caller has given up by then.</summary>
    Latency,

    /// <summary>The portal refuses, with a code and a message of choice.</summary>
    Refuse,

    /// <summary>The call has its effect and the connection breaks before the answer.</summary>
    LostAnswer,

    /// <summary>The connection breaks before the call has any effect.</summary>
    LostRequest,

    /// <summary>The session is over.</summary>
    SessionExpired,

    /// <summary>HTTP 503 before the call has any effect.</summary>
    Status5xx,

    /// <summary>The call has its effect and the answer ends in the middle.</summary>
    HalfAnswer,

    /// <summary>HTTP 307 to an address of choice, before the call has any effect.</summary>
    Redirect,
}
