using System.Security.Cryptography.X509Certificates;
using Google.Protobuf;
using IntegrationHub.Evidence.V1;

namespace IntegrationHub.Client.Evidence;

/// <summary>Checks an exported bundle with the hub's public key alone, without the hub.</summary>
/// <param name="keys">The hub's public keys, had on a road of their own.</param>
/// <param name="authorities">
/// Certificates of the time-stamp authorities that are trusted. Empty: time stamps are checked for what they say of
/// themselves, and the verdict says that nobody vouches for them.
/// </param>
public sealed class BundleVerifier(HubPublicKeys keys, X509Certificate2Collection authorities)
{
    private static readonly MessageParser<EvidenceBundle> Parser = EvidenceBundle.Parser.WithDiscardUnknownFields(true);

    private readonly SealCheck seals = new(keys, new TimeStampCheck(authorities));

    /// <summary>Checks everything in the bundle and finds the first thing that is broken.</summary>
    /// <param name="file">An encoded EvidenceBundle, as it was exported.</param>
    public BundleVerdict Verify(byte[] file)
    {
        EvidenceBundle bundle;
        try
        {
            bundle = Parser.ParseFrom(file);
        }
        catch (InvalidProtocolBufferException)
        {
            return new(new EvidenceFault("the file", "it is no bundle of evidence"));
        }

        // What this check does not know, it cannot vouch for.
        return bundle.CalculateSize() == file.Length
            ? Verify(bundle)
            : new(new EvidenceFault("the file", "it holds something that does not belong into a bundle of evidence"));
    }

    private BundleVerdict Verify(EvidenceBundle bundle)
    {
        if (seals.Run(bundle.Seals, out var verified) is { } ofSeals)
        {
            return new(ofSeals);
        }

        if (verified.Count == 0 || verified[^1].Seal.Day != SealCheck.DayOf(bundle.SealDate))
        {
            return new(new EvidenceFault("the seal of the day", "it is missing"));
        }

        if (ProofCheck.Run(bundle.ChainProof, verified[^1].Body, out var day) is { } ofProof)
        {
            return new(ofProof);
        }

        if (day.Chain != bundle.Chain)
        {
            return new(new EvidenceFault("the proof of the chain's day", $"it is of {day.Chain}, not of {bundle.Chain}"));
        }

        return RecordCheck.Run(day, bundle.Records, out var bodies) is { } ofRecords
            ? new(ofRecords)
            : new(bundle.Chain, verified[^1].Seal.Day, [.. verified.Select(v => v.Seal)], bodies);
    }
}
