using System.Collections.Concurrent;

namespace IntegrationHub.Sandbox.Portal;

/// <summary>Sessions and when they end. The portal says nothing of their life beforehand.</summary>
internal sealed class PortalSessions(SandboxOptions options)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> ends = new();

    /// <summary>A new session; null when name or password is wrong.</summary>
    public string? Open(string? userName, string? password)
    {
        if (userName != options.UserName || password != options.Password)
        {
            return null;
        }

        var (session, now) = (Guid.NewGuid().ToString("N"), options.Clock.GetUtcNow());
        foreach (var over in ends.Where(e => e.Value <= now))
        {
            ends.TryRemove(over);
        }

        ends[session] = now + options.SessionLife;
        return session;
    }

    public bool IsOpen(string? session) =>
        session is not null && ends.TryGetValue(session, out var end) && end > options.Clock.GetUtcNow();

    public void Expire(string? session)
    {
        if (session is not null)
        {
            ends.TryRemove(session, out _);
        }
    }

    public void ExpireAll() => ends.Clear();
}
