using IntegrationHub.Evidence.V1;

namespace IntegrationHub.Client.Evidence;

/// <summary>What became of the check of a bundle.</summary>
public sealed class BundleVerdict
{
    private readonly IReadOnlyList<EvidenceBody> bodies;

    internal BundleVerdict(EvidenceFault fault)
        : this("", default, [], []) => Fault = fault;

    internal BundleVerdict(string chain, DateOnly day, IReadOnlyList<VerifiedSeal> seals, IReadOnlyList<EvidenceBody> bodies) =>
        (Chain, Day, Seals, this.bodies) = (chain, day, seals, bodies);

    /// <summary>True when everything in the bundle is as the hub sealed it, and nothing is missing.</summary>
    public bool Holds => Fault is null;

    /// <summary>The first thing found broken. Null: the bundle holds.</summary>
    public EvidenceFault? Fault { get; }

    /// <summary>The chain. Example: "communes/24781".</summary>
    public string Chain { get; }

    /// <summary>The day in Vietnam.</summary>
    public DateOnly Day { get; }

    /// <summary>The seals in the bundle, day by day, the bundle's own day last.</summary>
    public IReadOnlyList<VerifiedSeal> Seals { get; }

    /// <summary>Records of the day.</summary>
    public int RecordCount => bodies.Count;

    /// <summary>
    /// The acceptance of a filing under this day's seal. Null: the commune did not have it accepted on this day,
    /// which is as well proved as the contrary.
    /// </summary>
    /// <param name="filing">Dossier code or resource name.</param>
    /// <exception cref="InvalidOperationException">The bundle does not hold, so it proves nothing.</exception>
    public EvidenceBody? AcceptanceOf(string filing)
    {
        if (!Holds)
        {
            throw new InvalidOperationException("A broken bundle proves nothing.");
        }

        var name = filing.Contains('/', StringComparison.Ordinal) ? filing : $"{Chain}/filings/{filing}";
        return bodies.FirstOrDefault(body => body.Kind == EvidenceKind.FilingAccepted && body.Subject == name);
    }
}

/// <summary>The first thing in a proof that is not as it was sealed.</summary>
/// <param name="Part">What it is in. Example: "record 17 of communes/24781".</param>
/// <param name="Message">What is wrong with it, one sentence.</param>
public sealed record EvidenceFault(string Part, string Message)
{
    /// <summary>The sequence of the first broken record. Null: it is not a record that is broken.</summary>
    public long? Sequence { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Part}: {Message}";
}

/// <summary>A seal that was found right.</summary>
/// <param name="Day">Its day.</param>
/// <param name="KeyId">The key that signed it.</param>
/// <param name="SignTime">When, by the hub's word.</param>
/// <param name="TimeStamp">What an authority says about when. Null: it is not time-stamped.</param>
/// <param name="TimeStampExpected">True when the hub meant to have it time-stamped.</param>
public sealed record VerifiedSeal(DateOnly Day, string KeyId, DateTimeOffset SignTime, VerifiedTimeStamp? TimeStamp, bool TimeStampExpected);

/// <summary>A time stamp whose signature is right.</summary>
/// <param name="Time">When the seal was there, by the authority's word.</param>
/// <param name="Authority">Subject of the certificate that signed.</param>
/// <param name="Trusted">True when the certificate comes from an authority the verifier was given. False: it was given none.</param>
public sealed record VerifiedTimeStamp(DateTimeOffset Time, string Authority, bool Trusted);
