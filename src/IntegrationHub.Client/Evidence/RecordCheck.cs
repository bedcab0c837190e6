using Google.Protobuf;
using IntegrationHub.Evidence.V1;

namespace IntegrationHub.Client.Evidence;

/// <summary>Checks the records of a chain's day one after the other, and names the first that is broken.</summary>
internal static class RecordCheck
{
    /// <summary>Null: every record is as it was sealed and none is missing.</summary>
    public static EvidenceFault? Run(ChainDay day, IReadOnlyList<EvidenceRecord> records, out IReadOnlyList<EvidenceBody> bodies)
    {
        var found = new List<EvidenceBody>(records.Count);
        bodies = found;
        var previous = day.PreviousHash;
        foreach (var (place, record) in records.Index())
        {
            var sequence = day.FirstSequence + place;
            if (place >= day.RecordCount)
            {
                return Fault(day, sequence, $"it is one more than the {day.RecordCount} that were sealed");
            }

            if (Check(record, sequence, previous, day.Chain, out var body) is { } problem)
            {
                return Fault(day, sequence, problem);
            }

            found.Add(body!);
            previous = record.Hash;
        }

        if (records.Count < day.RecordCount)
        {
            return Fault(day, day.FirstSequence + records.Count, "it is missing");
        }

        if (previous != day.LastHash || ContractHash.Root([.. records.Select(record => record.Hash)]) != day.Root)
        {
            return Fault(day, day.FirstSequence, "the records follow one another, but they are not those that were sealed");
        }

        return null;
    }

    private static string? Check(EvidenceRecord record, long sequence, ByteString previous, string chain, out EvidenceBody? body)
    {
        body = null;
        if (record.Sequence != sequence)
        {
            return record.Sequence > sequence ? $"it is missing, record {record.Sequence} stands in its place" : $"record {record.Sequence} stands in its place";
        }

        if (record.PreviousHash != previous)
        {
            return "it does not follow the record before it";
        }

        if (ContractHash.OfRecord(record) != record.Hash)
        {
            return "its hash is not that of its content";
        }

        try
        {
            body = EvidenceBody.Parser.ParseFrom(record.Body);
        }
        catch (InvalidProtocolBufferException)
        {
            return "its content is no record";
        }

        return body.Chain == chain ? null : $"it is a record of {body.Chain}";
    }

    private static EvidenceFault Fault(ChainDay day, long sequence, string message) => new($"record {sequence} of {day.Chain}", message) { Sequence = sequence };
}
