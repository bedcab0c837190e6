using System.Runtime.CompilerServices;
using IntegrationHub.Attachments;
using IntegrationHub.Evidence;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Filings;
using IntegrationHub.Filings.V1;
using IntegrationHub.Identification;
using IntegrationHub.Privacy.V1;
using IntegrationHub.Rpc;
using IntegrationHub.Storage;
using Filing = IntegrationHub.Filings.Filing;

namespace IntegrationHub.Privacy;

/// <summary>Gives out everything held about a person, after it is written down that it does.</summary>
internal sealed class ExportPerson(
    HubDatabase database, PersonHashes persons, PersonFilingStore personFilings, FilingStore filings, FilingEventStore events,
    AttachmentFilingStore named, AttachmentStore attachments, ReadingStore readings, IEvidenceTrail trail, TimeProvider clock)
{
    private const int LongestReason = 500;
    private const int LongestNumber = 20;
    private const int PersonalIdDigits = 12;

    /// <summary>What was found and is about to be given out.</summary>
    /// <param name="Person">Name of the person in evidence.</param>
    /// <param name="Filings">That name the person.</param>
    internal sealed record Held(string Person, IReadOnlyList<Filing> Filings);

    /// <summary>Finds the filings and leaves the trace.</summary>
    public async Task<Result<Held>> FindAsync(ExportPersonRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        Check(request.Identification, violations);
        violations.Text("reason", request.Reason, LongestReason);
        if (!violations.None)
        {
            return violations.ToRefusal();
        }

        var hash = persons.Of((int)request.Identification.Kind, request.Identification.Number);
        var held = new Held($"persons/{Convert.ToHexStringLower(hash.AsSpan(0, 16))}", await FilingsAsync(hash, cancellationToken));
        await database.InTransactionAsync(t => TraceAsync(t, held, request.Reason, caller), cancellationToken);
        return held;
    }

    public async IAsyncEnumerable<ExportPersonResponse> RunAsync(Held held, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var filing in held.Filings)
        {
            yield return new ExportPersonResponse { Filing = FilingMapping.ToContract(filing) };
            foreach (var happened in await events.OfFilingAsync(filing.Id, cancellationToken))
            {
                yield return new ExportPersonResponse { Event = happened.Event };
            }

            var files = await attachments.FindAsync(await named.IdsAsync(filing.Id, cancellationToken), cancellationToken);
            foreach (var file in files)
            {
                yield return new ExportPersonResponse { Attachment = file.ToContract() };
            }

            string[] chains = [.. files.Select(f => $"communes/{f.CommuneCode}").Append($"communes/{filing.ReceivingCommune}").Distinct()];
            foreach (var read in await readings.OfFilingAsync(filing.Code, chains, [.. files.Select(f => f.Name)], cancellationToken))
            {
                yield return new ExportPersonResponse { Reading = ToReading(read, read.ReadFilings.Count > 0 ? filing.Name : read.Subject) };
            }
        }

        foreach (var export in await readings.ExportsAsync(held.Person, cancellationToken))
        {
            yield return new ExportPersonResponse { Reading = ToReading(export, subject: "") };
        }
    }

    // The number is in no message: it would end in the logs of callers.
    private static void Check(Filings.V1.Identification? given, Violations violations)
    {
        if (given is null || given.Number.Length == 0)
        {
            violations.Required("identification.number");
        }
        else if (given.Number.Length > LongestNumber || (given.Kind == IdentificationKind.PersonalId && (given.Number.Length != PersonalIdDigits || !given.Number.All(char.IsAsciiDigit))))
        {
            violations.Invalid("identification.number", "is not a number of this kind");
        }

        if (given is not null && (given.Kind == IdentificationKind.Unspecified || !Enum.IsDefined(given.Kind)))
        {
            violations.Required("identification.kind");
        }
    }

    private async Task<List<Filing>> FilingsAsync(byte[] hash, CancellationToken cancellationToken)
    {
        var found = new List<Filing>();
        foreach (var id in await personFilings.FindAsync(hash, cancellationToken))
        {
            // Destroyed in the moment between: it names nobody any more.
            if (await filings.FindAsync(id, cancellationToken) is { ContentDestroyedAt: null } filing)
            {
                found.Add(filing);
            }
        }

        return found;
    }

    private async Task<bool> TraceAsync(HubTransaction transaction, Held held, string reason, Caller caller)
    {
        var now = clock.GetUtcNow();
        await using var batch = transaction.Batch();
        trail.Add(batch, new EvidenceEntry(EvidenceKind.PersonExported, held.Person, now) { By = caller, Reason = reason });
        foreach (var entry in FilingEvidence.OfReading(held.Filings, caller, now))
        {
            trail.Add(batch, entry);
        }

        if (!batch.IsEmpty)
        {
            await batch.ExecuteNonQueryAsync(CancellationToken.None);
        }

        return true;
    }

    private static Reading ToReading(EvidenceBody body, string subject) => new()
    {
        Subject = subject,
        Organisation = body.Organisation,
        Rpc = body.Rpc,
        ReadTime = body.RecordTime,
        Reason = body.Reason,
    };
}
