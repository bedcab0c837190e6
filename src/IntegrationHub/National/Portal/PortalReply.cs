using System.Text.Json;

namespace IntegrationHub.National.Portal;

/// <summary>What came of one call of the portal.</summary>
internal abstract record PortalReply
{
    private PortalReply()
    {
    }

    /// <summary>A whole answer.</summary>
    /// <param name="Code">error_code as text, "?" where it is no code; some portals send a number.</param>
    /// <param name="Message">Vietnamese text as it came; part of the answer's meaning. May name a person.</param>
    /// <param name="Body">The whole answer.</param>
    public sealed record Answered(string Code, string Message, JsonElement Body) : PortalReply;

    /// <summary>No answer, half of one, or none that can be read: the call may have had its effect.</summary>
    public sealed record Lost(string Cause) : PortalReply;

    /// <summary>The call surely had no effect.</summary>
    public sealed record NotSent(string Cause) : PortalReply;
}
