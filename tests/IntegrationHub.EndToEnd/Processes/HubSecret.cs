using System.Security.Cryptography;

namespace IntegrationHub.EndToEnd.Processes;

/// <summary>A password that no other text holds by chance, so that it can be looked for.</summary>
internal static class HubSecret
{
    /// <summary>With which hubs log in to the sandbox.</summary>
    public static string Portal { get; } = RandomNumberGenerator.GetHexString(32);
}
