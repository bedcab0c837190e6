using Google.Protobuf;
using IntegrationHub.Evidence.V1;
using Date = Google.Type.Date;

namespace IntegrationHub.Client.Evidence;

/// <summary>Checks seals: each by itself, and that one follows the other.</summary>
internal sealed class SealCheck(HubPublicKeys keys, TimeStampCheck timeStamps)
{
    private const string SignedName = "integrationhub.evidence.v1.DaySeal";

    /// <summary>The seals with what they say, or what is wrong with the first that is wrong.</summary>
    public EvidenceFault? Run(IReadOnlyList<DaySeal> seals, out IReadOnlyList<(SealBody Body, VerifiedSeal Seal)> verified)
    {
        var found = new List<(SealBody Body, VerifiedSeal Seal)>();
        verified = found;
        foreach (var (place, seal) in seals.Index())
        {
            if (Check(seal, place, out var body, out var good) is { } fault)
            {
                return fault;
            }

            if (place > 0)
            {
                var expected = found[^1].Seal.Day.AddDays(1);
                if (good!.Day != expected)
                {
                    return new($"the seal of {expected:yyyy-MM-dd}", good.Day > expected ? "it is missing" : "another day's seal stands in its place");
                }

                if (body!.PreviousHash != seals[place - 1].Hash)
                {
                    return new(Name(good.Day), "it does not follow the seal of the day before");
                }
            }

            found.Add((body!, good!));
        }

        return null;
    }

    private EvidenceFault? Check(DaySeal seal, int place, out SealBody? body, out VerifiedSeal? good)
    {
        (body, good) = (Parse(seal.Body), null);
        if (body is null || DayOf(body.SealDate) is not { } day || body.SignTime is null)
        {
            return new($"seal {place + 1} of the bundle", "its content is no seal");
        }

        if (ContractHash.OfLeaf(seal.Body) != seal.Hash)
        {
            return new(Name(day), "its hash is not that of its content");
        }

        if (!keys.Has(seal.KeyId))
        {
            return new(Name(day), $"it is signed with key {seal.KeyId}, which is not one of those given");
        }

        if (!keys.Signed(seal.KeyId, SignedName, seal.Body.Span, seal.Signature.Span))
        {
            return new(Name(day), "its signature is wrong");
        }

        if (timeStamps.Run(seal, out var stamp) is { } problem)
        {
            return new(Name(day), problem);
        }

        good = new VerifiedSeal(day, seal.KeyId, body.SignTime.ToDateTimeOffset(), stamp, body.TimeStampAuthority.Length > 0);
        return null;
    }

    /// <summary>The day; null: it is none.</summary>
    public static DateOnly? DayOf(Date? date) =>
        date is { Year: >= 1 and <= 9999, Month: >= 1 and <= 12, Day: >= 1 } && date.Day <= DateTime.DaysInMonth(date.Year, date.Month)
            ? new DateOnly(date.Year, date.Month, date.Day)
            : null;

    private static SealBody? Parse(ByteString body)
    {
        try
        {
            return SealBody.Parser.ParseFrom(body);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private static string Name(DateOnly day) => $"the seal of {day:yyyy-MM-dd}";
}
