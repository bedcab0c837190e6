using System.Security.Cryptography;
using System.Text;

namespace IntegrationHub.Access.Console;

/// <summary>
/// Lets whoever has a right by gRPC use it in a browser too: a link that works once and for
/// minutes opens a session of an hour. There are no passwords.
/// </summary>
internal sealed class ConsoleSessions(ConsoleKeyStore store, TimeProvider clock)
{
    private const int KeyBytes = 32;
    private static readonly TimeSpan LinkLife = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan SessionLife = TimeSpan.FromHours(1);

    /// <summary>A new link for the organisation.</summary>
    public Task<ConsoleKey> CreateLinkAsync(string organisation, CancellationToken cancellationToken) =>
        CreateAsync(organisation, ConsoleKeyKind.Link, LinkLife, cancellationToken);

    /// <summary>The session that the link opens. Null: it was used, has ended or never was.</summary>
    public async Task<ConsoleKey?> OpenAsync(string link, CancellationToken cancellationToken) =>
        await store.TakeAsync(HashOf(link), ConsoleKeyKind.Link, clock.GetUtcNow(), cancellationToken) is { } organisation
            ? await CreateAsync(organisation, ConsoleKeyKind.Session, SessionLife, cancellationToken)
            : null;

    /// <summary>The session with this key. Null: there is none.</summary>
    public async Task<ConsoleSession?> FindAsync(string session, CancellationToken cancellationToken) =>
        await store.FindAsync(HashOf(session), ConsoleKeyKind.Session, clock.GetUtcNow(), cancellationToken) is var (organisation, expiresAt)
            ? new ConsoleSession(organisation, expiresAt, FormKeyOf(session))
            : null;

    /// <summary>Ends a session.</summary>
    public Task CloseAsync(string session, CancellationToken cancellationToken) =>
        store.TakeAsync(HashOf(session), ConsoleKeyKind.Session, clock.GetUtcNow(), cancellationToken);

    private async Task<ConsoleKey> CreateAsync(string organisation, ConsoleKeyKind kind, TimeSpan life, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var key = new ConsoleKey(RandomNumberGenerator.GetHexString(KeyBytes * 2, lowercase: true), organisation, now + life);
        await store.AddAsync(HashOf(key.Value), kind, organisation, key.ExpiresAt, now, cancellationToken);
        return key;
    }

    private static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private static string FormKeyOf(string session) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(session), "form"u8));
}

/// <summary>What is given out once: whoever has it may come in.</summary>
internal sealed record ConsoleKey(string Value, string Organisation, DateTimeOffset ExpiresAt);

/// <summary>Somebody at the pages.</summary>
/// <param name="Organisation">For whom.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="FormKey">Stands in every form of the session, which a foreign page cannot know.</param>
internal sealed record ConsoleSession(string Organisation, DateTimeOffset ExpiresAt, string FormKey);
