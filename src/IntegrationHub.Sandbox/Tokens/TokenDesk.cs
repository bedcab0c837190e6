using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace IntegrationHub.Sandbox.Tokens;

/// <summary>Who may have tokens, and how they are made now. Any client id may, with the secret of all, unless it was entered with its own.</summary>
internal sealed class TokenDesk(SandboxOptions options)
{
    private readonly ConcurrentDictionary<string, TokenClient> clients = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private TokenSettings settings = new();

    public TokenSettings Settings
    {
        get
        {
            lock (gate)
            {
                return settings;
            }
        }

        set
        {
            lock (gate)
            {
                settings = value;
            }
        }
    }

    /// <summary>The settings for one more token; a fault that is to strike so many times has struck once more.</summary>
    public TokenSettings Next()
    {
        lock (gate)
        {
            var now = settings;
            if (now.Times is { } left)
            {
                settings = left > 1 ? now with { Times = left - 1 } : now with { Fault = TokenFault.None, Times = null };
            }

            return now;
        }
    }

    public void Enter(string id, TokenClient client) => clients[id] = client;

    public void Forget()
    {
        clients.Clear();
        Settings = new TokenSettings();
    }

    /// <summary>The client when the secret is its own. Null: it is not.</summary>
    public TokenClient? Find(string id, string secret)
    {
        var client = clients.GetValueOrDefault(id) ?? new TokenClient();
        var right = Encoding.UTF8.GetBytes(client.Secret ?? options.TokenSecret);
        return id.Length > 0 && CryptographicOperations.FixedTimeEquals(right, Encoding.UTF8.GetBytes(secret)) ? client : null;
    }
}
