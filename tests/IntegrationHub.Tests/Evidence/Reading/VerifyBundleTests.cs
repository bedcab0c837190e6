using CsCheck;
using Google.Protobuf;
using IntegrationHub.Client.Evidence;
using IntegrationHub.Evidence.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Evidence.Reading;

/// <summary>What a hub exported, changed in every way somebody might change it, and checked by the client alone.</summary>
public sealed class VerifyBundleTests(VerifyBundleTests.Exported exported) : IClassFixture<VerifyBundleTests.Exported>
{
    private const int RecordsOfTheDay = 12;
    private const long FirstOfTheDay = 4;

    private readonly BundleVerifier verifier = exported.Verifier;

    [Fact]
    public void What_was_exported_holds()
    {
        var verdict = verifier.Verify(exported.File);

        Assert.True(verdict.Holds, verdict.Fault?.ToString());
        Assert.Equal((LamDong.XuanHuong, exported.Day, RecordsOfTheDay, 3), (verdict.Chain, verdict.Day, verdict.RecordCount, verdict.Seals.Count));
    }

    [Fact]
    public void One_bit_flipped_anywhere_is_refused() =>
        Gen.Int[0, (exported.File.Length * 8) - 1].Sample(bit =>
        {
            var file = exported.File.ToArray();
            file[bit / 8] ^= (byte)(1 << (bit % 8));

            var verdict = verifier.Verify(file);

            Assert.False(verdict.Holds, $"bit {bit}");
        }, iter: 4000);

    [Fact]
    public void A_bit_flipped_in_a_record_names_the_record() =>
        Gen.Select(Gen.Int[0, RecordsOfTheDay - 1], Gen.Int[0, 2], Gen.Int[0, 100_000]).Sample((place, field, at) =>
        {
            var bundle = exported.Bundle;
            var record = bundle.Records[place];
            (record.Body, record.Hash, record.PreviousHash) = field switch
            {
                0 => (Flip(record.Body, at), record.Hash, record.PreviousHash),
                1 => (record.Body, Flip(record.Hash, at), record.PreviousHash),
                _ => (record.Body, record.Hash, Flip(record.PreviousHash, at)),
            };

            Assert.Equal(FirstOfTheDay + place, Verify(bundle)?.Sequence);
        });

    [Fact]
    public void A_record_removed_is_named() =>
        Gen.Int[0, RecordsOfTheDay - 1].Sample(place =>
        {
            var bundle = exported.Bundle;
            bundle.Records.RemoveAt(place);

            var fault = Verify(bundle);

            Assert.Equal(FirstOfTheDay + place, fault?.Sequence);
            Assert.Contains("missing", fault?.Message, StringComparison.Ordinal);
        });

    [Fact]
    public void Records_swapped_name_the_first_of_them() =>
        Gen.Select(Gen.Int[0, RecordsOfTheDay - 1], Gen.Int[0, RecordsOfTheDay - 1]).Where((a, b) => a != b).Sample((a, b) =>
        {
            var bundle = exported.Bundle;
            (bundle.Records[a], bundle.Records[b]) = (bundle.Records[b], bundle.Records[a]);

            Assert.Equal(FirstOfTheDay + Math.Min(a, b), Verify(bundle)?.Sequence);
        });

    [Fact]
    public void A_record_inserted_is_named() =>
        Gen.Select(Gen.Int[0, RecordsOfTheDay], Gen.Int[0, RecordsOfTheDay - 1]).Where((at, copied) => at != copied && at != copied + 1).Sample((at, copied) =>
        {
            var bundle = exported.Bundle;
            bundle.Records.Insert(at, bundle.Records[copied].Clone());

            Assert.Equal(FirstOfTheDay + at, Verify(bundle)?.Sequence);
        });

    [Fact]
    public void A_forged_record_with_a_right_hash_is_refused() =>
        Gen.Int[0, RecordsOfTheDay - 1].Sample(place =>
        {
            var bundle = exported.Bundle;
            var forged = bundle.Records[place];
            forged.Body = new EvidenceBody(EvidenceBody.Parser.ParseFrom(forged.Body)) { Subject = $"{LamDong.XuanHuong}/filings/forged" }.ToByteString();
            forged.Hash = ContractHash.OfRecord(forged);

            // It follows what is before it; what it breaks is the one after it, or the day.
            var fault = Verify(bundle);
            Assert.Equal(place == RecordsOfTheDay - 1 ? FirstOfTheDay : FirstOfTheDay + place + 1, fault?.Sequence);
        });

    [Fact]
    public void A_history_written_anew_is_refused()
    {
        var bundle = exported.Bundle;
        var previous = bundle.Records[0].PreviousHash;
        foreach (var record in bundle.Records)
        {
            record.Body = new EvidenceBody(EvidenceBody.Parser.ParseFrom(record.Body)) { Status = "FINISHED" }.ToByteString();
            record.PreviousHash = previous;
            record.Hash = previous = ContractHash.OfRecord(record);
        }

        Assert.Contains("not those that were sealed", Verify(bundle)?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_day_removed_from_the_seals_is_named(int place)
    {
        var bundle = exported.Bundle;
        bundle.Seals.RemoveAt(place);

        var fault = Verify(bundle);

        // The oldest may be left out: who asks decides how far back the seals go.
        Assert.Equal(place == 0 ? null : $"the seal of {exported.Day.AddDays(-1):yyyy-MM-dd}", fault?.Part);
    }

    [Fact]
    public void The_day_s_own_seal_removed_is_named()
    {
        var bundle = exported.Bundle;
        bundle.Seals.RemoveAt(2);

        Assert.Equal("the seal of the day", Verify(bundle)?.Part);
    }

    [Fact]
    public void Seals_swapped_are_named()
    {
        var bundle = exported.Bundle;
        (bundle.Seals[0], bundle.Seals[1]) = (bundle.Seals[1], bundle.Seals[0]);

        Assert.StartsWith("the seal of ", Verify(bundle)?.Part, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_key_says_no()
    {
        var verdict = new BundleVerifier(exported.OtherKeys, []).Verify(exported.File);

        Assert.Contains("not one of those given", verdict.Fault?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_filing_of_the_day_is_proved_accepted()
    {
        var accepted = verifier.Verify(exported.File).AcceptanceOf("H36.247.81-0105");

        Assert.Equal("organisations/auditor", accepted?.Organisation);
    }

    [Theory]
    [InlineData("H36.247.81-0001")]
    [InlineData("H36.247.81-9999")]
    [InlineData("communes/24778/filings/H36.247.81-0105")]
    public void A_filing_of_another_day_or_none_is_proved_not_accepted(string filing)
    {
        var accepted = verifier.Verify(exported.File).AcceptanceOf(filing);

        Assert.Null(accepted);
    }

    private EvidenceFault? Verify(EvidenceBundle bundle) => verifier.Verify(bundle.ToByteArray()).Fault;

    private static ByteString Flip(ByteString bytes, int at)
    {
        var changed = bytes.ToByteArray();
        changed[at / 8 % changed.Length] ^= (byte)(1 << (at % 8));
        return ByteString.CopyFrom(changed);
    }

    /// <summary>The third day of a hub that took filings from two communes, with the seals of all three.</summary>
    public sealed class Exported(PostgresServer server) : IAsyncLifetime
    {
        internal byte[] File { get; private set; } = [];

        internal DateOnly Day { get; private set; }

        internal BundleVerifier Verifier { get; private set; } = null!;

        internal HubPublicKeys OtherKeys { get; private set; } = null!;

        /// <summary>A copy to change.</summary>
        internal EvidenceBundle Bundle => EvidenceBundle.Parser.ParseFrom(File);

        public async ValueTask InitializeAsync()
        {
            await using var world = await EvidenceWorld.StartAsync(server);
            var first = world.Today;
            await world.AcceptAsync(3);
            await world.AcceptAsync(2, LamDong.LamVien);
            world.NextDay();
            world.NextDay();
            Day = world.Today;
            await world.AcceptAsync(RecordsOfTheDay, first: 101);
            await world.AcceptAsync(1, LamDong.PhanThiet);
            world.NextDay();
            await world.SealAsync();
            File = await world.ExportAsync(Day, since: first);
            Verifier = await world.VerifierAsync();
            await using var other = await EvidenceWorld.StartAsync(server);
            OtherKeys = await other.PublicKeysAsync();
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
