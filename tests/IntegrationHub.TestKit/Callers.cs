using IntegrationHub.Rpc;

namespace IntegrationHub.TestKit;

/// <summary>Callers for operations that a test runs without a wire.</summary>
internal static class Callers
{
    /// <summary>One for whom everything is in reach.</summary>
    public static Caller Everyone { get; } = new(HubHost.Everyone, "a-test/AnyRpc", [new CallerReach("organisations/everyone/grants/1", Communes: null, Sectors: null)]);
}
