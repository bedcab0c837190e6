using IntegrationHub.Client;
using IntegrationHub.TestKit;

namespace IntegrationHub.EndToEnd;

/// <summary>Tokens of the organisation that may call everything, each as new as its call.</summary>
internal sealed class EveryoneToken(HubHost hub, TimeProvider clock) : IHubTokenSource
{
    public ValueTask<string> GetAsync(string? refused, CancellationToken cancellationToken) =>
        ValueTask.FromResult(hub.Issuer.Token(HubHost.Everyone, clock.GetUtcNow()));
}
