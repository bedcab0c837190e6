using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Calendar;
using IntegrationHub.Evidence.Chaining;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Storage;
using Microsoft.Extensions.Options;
using Date = Google.Type.Date;

namespace IntegrationHub.Evidence.Sealing;

/// <summary>Seals every day that is over and not sealed, in order, each once whoever runs it.</summary>
internal sealed class SealDays(
    HubDatabase database, ChainEntries chain, EvidenceChainStore chains, SealStore seals, SigningKeys keys, IOptions<EvidenceOptions> options,
    TimeProvider clock, ILogger<SealDays> logger)
{
    /// <summary>The days sealed now.</summary>
    public async Task<IReadOnlyList<DateOnly>> RunAsync(CancellationToken cancellationToken)
    {
        var done = new List<DateOnly>();
        while (true)
        {
            await chain.RunAsync(cancellationToken);
            if (await database.InTransactionAsync(t => SealNextAsync(t, cancellationToken), cancellationToken) is not { } day)
            {
                return done;
            }

            done.Add(day);
        }
    }

    // Null: nothing more is to be sealed now.
    private async Task<DateOnly?> SealNextAsync(HubTransaction transaction, CancellationToken cancellationToken)
    {
        // Nobody chains while we look: what we do not see goes under the next seal.
        var position = await chains.TakeAsync(transaction, cancellationToken);
        var last = await seals.LastAsync(transaction, cancellationToken);
        if ((last?.Day.AddDays(1) ?? await seals.FirstDayAsync(transaction, cancellationToken)) is not { } day || day >= clock.VietnamToday())
        {
            return null;
        }

        if (await chains.IsWaitingAsync(transaction, position, day, cancellationToken))
        {
            logger.DayNotChained(day);
            return null;
        }

        var before = last is null ? [] : await seals.ChainDaysAsync(transaction, last.Day, cancellationToken);
        var hashes = await seals.HashesAsync(transaction, day, cancellationToken);
        var days = Days(day, [.. before.Select(ChainDay.Parser.ParseFrom)], hashes);
        var bodies = days.Select(d => d.ToByteArray()).ToList();
        var body = new SealBody
        {
            SealDate = Contract(day),
            Root = ByteString.CopyFrom(new MerkleTree([.. bodies.Select(b => EvidenceHashes.OfBody(b))]).Root),
            ChainCount = days.Count,
            RecordCount = days.Sum(d => d.RecordCount),
            PreviousHash = ByteString.CopyFrom(last?.Hash ?? EvidenceHashes.None),
            SignTime = clock.GetUtcNow().ToTimestamp(),
            TimeStampAuthority = options.Value.TimestampUrl?.ToString() ?? "",
        };
        await seals.AddAsync(transaction, day, Sign(body), days, bodies);
        logger.DaySealed(day, body.RecordCount, days.Count, keys.Newest.Id);
        return day;
    }

    private static List<ChainDay> Days(DateOnly day, List<ChainDay> before, ILookup<string, byte[]> hashes)
    {
        var known = before.ToDictionary(c => c.Chain, StringComparer.Ordinal);
        return [.. known.Keys.Union(hashes.Select(h => h.Key)).Order(StringComparer.Ordinal).Select(chain => Day(chain))];

        ChainDay Day(string chain)
        {
            var previous = known.GetValueOrDefault(chain);
            var previousHash = previous?.LastHash ?? ByteString.CopyFrom(EvidenceHashes.None);
            var ofDay = hashes[chain].ToList();
            return new ChainDay
            {
                Chain = chain,
                SealDate = Contract(day),
                FirstSequence = previous is null ? 1 : previous.FirstSequence + previous.RecordCount,
                RecordCount = ofDay.Count,
                PreviousHash = previousHash,
                LastHash = ofDay.Count == 0 ? previousHash : ByteString.CopyFrom(ofDay[^1]),
                Root = ByteString.CopyFrom(new MerkleTree(ofDay).Root),
            };
        }
    }

    private DaySeal Sign(SealBody content)
    {
        var body = content.ToByteArray();
        return new DaySeal
        {
            Body = ByteString.CopyFrom(body),
            Hash = ByteString.CopyFrom(EvidenceHashes.OfBody(body)),
            KeyId = keys.Newest.Id,
            Signature = ByteString.CopyFrom(keys.Newest.Sign(SignedText.Seal, body)),
        };
    }

    private static Date Contract(DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };
}
