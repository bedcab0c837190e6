using Google.Protobuf;
using IntegrationHub.Evidence.V1;

namespace IntegrationHub.Client.Evidence;

/// <summary>Checks that a chain's day is under a seal.</summary>
internal static class ProofCheck
{
    /// <summary>Null: it is. Else what is wrong.</summary>
    public static EvidenceFault? Run(ChainProof? proof, SealBody seal, out ChainDay day)
    {
        day = new ChainDay();
        const string Part = "the proof of the chain's day";
        if (proof?.Path is null)
        {
            return new(Part, "it is missing");
        }

        try
        {
            day = ChainDay.Parser.ParseFrom(proof.ChainDay);
        }
        catch (InvalidProtocolBufferException)
        {
            return new(Part, "its content is no day of a chain");
        }

        if (proof.Path.LeafCount != seal.ChainCount || ContractHash.Root(ContractHash.OfLeaf(proof.ChainDay), proof.Path) != seal.Root)
        {
            return new(Part, "it does not lead to the root under the seal");
        }

        return SealCheck.DayOf(day.SealDate) is { } date && date == SealCheck.DayOf(seal.SealDate) ? null : new(Part, "it is of another day");
    }
}
