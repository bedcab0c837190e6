namespace IntegrationHub.Client;

/// <summary>Where the hub is and how patiently it is called. Checked when the <see cref="HubClient"/> is made.</summary>
public sealed class HubClientOptions
{
    /// <summary>Address of the hub's gRPC port, https, or http (HTTP/2 without TLS) to a proxy. Example: https://127.0.0.1:7080.</summary>
    public required Uri Address { get; init; }

    /// <summary>
    /// Certificate that names the caller. Default none: a token must name it. Authorities between it and a root are
    /// not sent along; the hub has them in its Access:ClientAuthorities.
    /// </summary>
    public HubCertificate? ClientCertificate { get; init; }

    /// <summary>
    /// Gives the access token that names the caller. Default none: the certificate names it. With both, both must name
    /// one organisation. A token that the hub refuses is renewed once and the call repeated.
    /// </summary>
    public IHubTokenSource? TokenSource { get; init; }

    /// <summary>
    /// PEM file with the authorities whose server certificates count, and no others; read for every new connection.
    /// Default none: the authorities of this machine count.
    /// </summary>
    public string? ServerAuthorities { get; init; }

    /// <summary>
    /// Time one attempt of a call may take; in a stream, the longest silence between two pieces.
    /// Default 30 seconds, 1 second to 10 minutes. Shorter than the hub's slow hour means needless repeats.
    /// </summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Attempts of one call before it fails with <see cref="HubUnavailableException"/>. Default 5, 1 to 100.
    /// A transfer that moves forward gets all its attempts again.
    /// </summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>
    /// Longest pause before the second attempt; it doubles with each further one, and a random part of it is taken.
    /// Default 200 milliseconds, 1 millisecond to <see cref="MaxBackoff"/>.
    /// </summary>
    public TimeSpan FirstBackoff { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Longest pause between two attempts. Default 30 seconds, at most 10 minutes. A hub that asks for a longer
    /// one ends the call with <see cref="HubUnavailableException.RetryAfter"/>.
    /// </summary>
    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Silence after which a watched stream gives a sign of life; after two of them without any, the client calls
    /// again. Default 15 seconds, 1 to 60 seconds.
    /// </summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Clock that measures pauses, silences and request ids. Default the system's; a fake one in tests.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Called once with the HTTP handler of the channel, to add a proxy, say. Default: nothing is added.</summary>
    public Action<SocketsHttpHandler>? ConfigureHandler { get; init; }

    internal void Check()
    {
        if (!Address.IsAbsoluteUri || (Address.Scheme != Uri.UriSchemeHttp && Address.Scheme != Uri.UriSchemeHttps))
        {
            throw new ArgumentException($"Address '{Address}' is not an absolute http or https address.", nameof(Address));
        }

        if (Address.Scheme == Uri.UriSchemeHttp && ClientCertificate is not null)
        {
            throw new ArgumentException($"Address '{Address}' is without TLS; a client certificate is shown only over https.", nameof(Address));
        }

        CheckBounds(Deadline, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10), nameof(Deadline));
        CheckBounds(MaxAttempts, 1, 100, nameof(MaxAttempts));
        CheckBounds(MaxBackoff, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(10), nameof(MaxBackoff));
        CheckBounds(FirstBackoff, TimeSpan.FromMilliseconds(1), MaxBackoff, nameof(FirstBackoff));
        CheckBounds(HeartbeatInterval, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60), nameof(HeartbeatInterval));
    }

    private static void CheckBounds<T>(T value, T least, T most, string name)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be between {least} and {most}.");
        }
    }
}
