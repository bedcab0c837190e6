using IntegrationHub.Lanes;
using IntegrationHub.Storage;
using IntegrationHub.TestKit;
using Npgsql;
using Xunit;

namespace IntegrationHub.Tests.Lanes;

/// <summary>The promises of one lane of a test's own, seen as rows. Subjects are small numbers.</summary>
internal sealed class PromiseTable(HubDatabase database, string? lane = null)
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    public static readonly DateTimeOffset Now = ManualClock.Morning;

    public string Lane { get; } = lane ?? $"lane-{Guid.NewGuid():N}";

    public LaneClaims Claims { get; } = new(database);

    /// <summary>Promises something about a subject, as a feature does beside its change.</summary>
    public Task PromiseAsync(long subject, string commune = "24781", DateTimeOffset? at = null) => InTransactionAsync(async transaction =>
    {
        await using var batch = transaction.Batch();
        batch.AddPromise(new OutboxMessage(Lane, "probe.do", subject, $"probes/{subject}", commune), at ?? Now);
        return await batch.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    });

    public async Task<List<LeasedRow>> TakeAsync(int most, DateTimeOffset? at = null) =>
        [.. await Claims.TakeAsync(Lane, most, at ?? Now, Lease, TestContext.Current.CancellationToken)];

    /// <summary>Promises one thing and takes it.</summary>
    public async Task<LeasedRow> PromiseAndTakeAsync(long subject = 1)
    {
        await PromiseAsync(subject);
        return Assert.Single(await TakeAsync(1));
    }

    public Task<T> InTransactionAsync<T>(Func<HubTransaction, Task<T>> work) =>
        database.InTransactionAsync(work, TestContext.Current.CancellationToken);

    /// <summary>Keeps a promise as a handler does.</summary>
    public Task<bool> FinishAsync(LeasedRow row, DateTimeOffset? at = null) =>
        InTransactionAsync(t => WriteAsync(t, batch => LaneClaims.AddFinish(batch, row, at ?? Now)));

    public Task<bool> PostponeAsync(LeasedRow row, DateTimeOffset dueAt, bool unsettled = false, bool counts = true) =>
        InTransactionAsync(t => WriteAsync(t, batch => LaneClaims.AddPostpone(batch, row, dueAt, "later", unsettled, counts)));

    public Task<bool> SetAsideAsync(LeasedRow row, bool unsettled = false) =>
        InTransactionAsync(t => WriteAsync(t, batch => LaneClaims.AddSetAside(batch, row, "no", unsettled)));

    /// <summary>Holds the lease until the transaction ends. False: it is another's.</summary>
    public static Task<bool> HoldAsync(HubTransaction transaction, LeasedRow row) => WriteAsync(transaction, batch => LaneClaims.AddHold(batch, row));

    /// <summary>The promise about a subject; null: there is none.</summary>
    public async Task<PromiseRow?> FindAsync(long subject = 1)
    {
        await using var command = database.Source.CreateCommand(
            """
            SELECT generation, state, due_at, attempts, faults, lease_number, leased_until, unsettled, reason, created_at
            FROM outbox WHERE lane = $1 AND subject_id = $2
            """).With(Lane).With(subject);
        return await command.FirstOrNullAsync(Read, TestContext.Current.CancellationToken);
    }

    private static async Task<bool> WriteAsync(HubTransaction transaction, Func<HubBatch, Func<bool>> add)
    {
        await using var batch = transaction.Batch();
        var held = add(batch);
        await batch.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return held();
    }

    private static PromiseRow Read(NpgsqlDataReader r) => new(
        r.GetInt64(0), r.GetString(1), r.Instant(2), r.GetInt32(3), r.GetInt32(4), r.GetInt64(5), r.InstantOrNull(6), r.GetBoolean(7), r.GetString(8), r.Instant(9));
}

/// <summary>A promise as it is stored.</summary>
internal sealed record PromiseRow(
    long Generation, string State, DateTimeOffset DueAt, int Attempts, int Faults, long LeaseNumber, DateTimeOffset? LeasedUntil,
    bool Unsettled, string Reason, DateTimeOffset CreatedAt);
