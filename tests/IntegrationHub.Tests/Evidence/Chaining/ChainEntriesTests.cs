using Google.Protobuf;
using IntegrationHub.Evidence;
using IntegrationHub.Evidence.Chaining;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Storage;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Evidence.Chaining;

public sealed class ChainEntriesTests(PostgresServer server)
{
    [Fact]
    public async Task Each_record_follows_the_one_before_it()
    {
        await using var world = await EvidenceWorld.StartAsync(server);
        await world.AcceptAsync(5);

        await world.ChainAsync();

        var records = await world.RecordsAsync();
        Assert.Equal([1L, 2, 3, 4, 5], records.Select(r => r.Sequence));
        Assert.Equal(records.Select(r => r.Hash).SkipLast(1).Prepend(ByteString.CopyFrom(EvidenceHashes.None)), records.Select(r => r.PreviousHash));
        Assert.All(records, r => Assert.Equal(EvidenceHashes.OfRecord(r.PreviousHash.Span, r.Sequence, r.Body.Span), r.Hash.ToByteArray()));
    }

    [Fact]
    public async Task Each_commune_has_a_chain_of_its_own()
    {
        await using var world = await EvidenceWorld.StartAsync(server);
        await world.AcceptAsync(2, LamDong.XuanHuong);
        await world.AcceptAsync(3, LamDong.LamVien);
        await world.WriteAsync(new EvidenceEntry(EvidenceKind.AccessChanged, "roles/commune", world.Clock.GetUtcNow()));

        await world.ChainAsync();

        Assert.Equal(2, (await world.RecordsAsync(LamDong.XuanHuong)).Count);
        Assert.Equal(3, (await world.RecordsAsync(LamDong.LamVien)).Count);
        Assert.Single(await world.RecordsAsync("hub"));
    }

    [Fact]
    public async Task What_was_committed_before_a_crash_is_chained_after_it()
    {
        await using var world = await EvidenceWorld.StartAsync(server);
        await world.AcceptAsync(3);
        await using var next = await world.AnotherAsync();

        await next.ChainAsync();

        Assert.Equal(["0001", "0002", "0003"], (await next.RecordsAsync()).Select(r => EvidenceBody.Parser.ParseFrom(r.Body).Subject[^4..]));
    }

    [Fact]
    public async Task A_crash_in_the_middle_of_chaining_leaves_the_same_chain()
    {
        await using var world = await EvidenceWorld.StartAsync(server);
        await world.AcceptAsync(3);
        var database = world.Get<HubDatabase>();
        await database.InTransactionAsync(
            async transaction =>
            {
                var position = await world.Get<EvidenceChainStore>().TryTakeAsync(transaction, TestContext.Current.CancellationToken);
                Assert.NotNull(position);
                transaction.Abandon();
                return true;
            },
            TestContext.Current.CancellationToken);

        await world.ChainAsync();

        Assert.Equal([1L, 2, 3], (await world.RecordsAsync()).Select(r => r.Sequence));
    }

    [Fact]
    public async Task Chainers_at_once_chain_each_entry_once()
    {
        await using var world = await EvidenceWorld.StartAsync(server);
        await using var other = await world.AnotherAsync();
        await world.AcceptAsync(40);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run((i % 2 == 0 ? world : other).ChainOnceAsync))).Within(Within.AMinute);
        await world.ChainAsync();

        var records = await world.RecordsAsync();
        Assert.Equal(Enumerable.Range(1, 40).Select(n => (long)n), records.Select(r => r.Sequence));
        Assert.Equal(40, records.Select(r => EvidenceBody.Parser.ParseFrom(r.Body).Subject).Distinct().Count());
    }

    [Fact]
    public async Task What_commits_late_is_not_stepped_over()
    {
        await using var world = await EvidenceWorld.StartAsync(server);
        var written = new TaskCompletionSource();
        var mayCommit = new TaskCompletionSource();
        var late = world.Get<HubDatabase>().InTransactionAsync(
            async transaction =>
            {
                await world.Get<IEvidenceTrail>().AddAsync(transaction, EvidenceWorld.Accepted(1, world.Clock.GetUtcNow()));
                written.SetResult();
                await mayCommit.Task;
                return true;
            },
            TestContext.Current.CancellationToken);
        await written.Task.Within(Within.AMinute);
        await world.AcceptAsync(1, first: 2);

        var before = await world.ChainOnceAsync();
        mayCommit.SetResult();
        await late.Within(Within.AMinute);
        var after = await world.ChainAsync();

        Assert.Equal((0, 2), (before, after));
    }

    [Fact]
    public async Task What_is_rolled_back_leaves_no_record()
    {
        await using var world = await EvidenceWorld.StartAsync(server);
        await world.Get<HubDatabase>().InTransactionAsync(
            async transaction =>
            {
                await world.Get<IEvidenceTrail>().AddAsync(transaction, EvidenceWorld.Accepted(1, world.Clock.GetUtcNow()));
                transaction.Abandon();
                return true;
            },
            TestContext.Current.CancellationToken);

        var chained = await world.ChainAsync();

        Assert.Equal(0, chained);
    }
}
