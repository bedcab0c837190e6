using System.Security.Cryptography;
using System.Text;
using CsCheck;
using IntegrationHub.Encryption;
using IntegrationHub.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace IntegrationHub.Tests.Encryption;

public sealed class DataKeysTests : IDisposable
{
    private readonly MasterKeyFile file = new(Path.Combine(Path.GetTempPath(), $"ih-keys-{Guid.NewGuid():N}"));
    private readonly DataKeys keys;

    public DataKeysTests()
    {
        keys = Start();
    }

    public void Dispose()
    {
        File.Delete(file.Path);
        File.Delete(file.Path + ".lock");
    }

    [Fact]
    public void What_is_sealed_opens_with_the_stored_key_at_its_place()
    {
        var places = Gen.String[1, 50];

        Gen.Select(Gen.Byte.Array[0, 5000], places).Sample((content, place) =>
        {
            var box = keys.New() is var key ? (key.Wrapped, Sealed: key.Seal(content, place)) : default;

            return keys.Unwrap(box.Wrapped).Open(box.Sealed, place).AsSpan().SequenceEqual(content);
        });
    }

    [Fact]
    public void It_opens_at_no_other_place()
    {
        var key = keys.New();
        var box = key.Seal("Nguyễn Thị A", "filing/1/content");

        Assert.ThrowsAny<CryptographicException>(() => key.Open(box, "filing/2/content"));
    }

    [Fact]
    public void It_opens_with_no_other_key()
    {
        var box = keys.New().Seal("Nguyễn Thị A", "filing/1/content");

        Assert.ThrowsAny<CryptographicException>(() => keys.New().Open(box, "filing/1/content"));
    }

    [Fact]
    public void One_changed_bit_anywhere_is_found()
    {
        var key = keys.New();
        var box = key.Seal("Nguyễn Thị A", "filing/1/content");

        Gen.Int[0, (box.Length * 8) - 1].Sample(bit =>
        {
            var changed = box.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.ThrowsAny<CryptographicException>(() => key.Open(changed, "filing/1/content"));
        });
    }

    [Fact]
    public void One_changed_bit_in_a_stored_key_is_found()
    {
        var wrapped = keys.New().Wrapped;

        Gen.Int[0, (wrapped.Length * 8) - 1].Sample(bit =>
        {
            var changed = wrapped.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            var failure = Record.Exception(() => keys.Unwrap(changed));
            Assert.True(failure is CryptographicException or StorageException, $"{failure}");
        });
    }

    [Fact]
    public void What_is_cut_short_is_found()
    {
        var key = keys.New();
        var box = key.Seal("x", "p");

        Gen.Int[0, box.Length - 1].Sample(length => Assert.ThrowsAny<CryptographicException>(() => key.Open(box.AsSpan(0, length), "p")));
    }

    [Fact]
    public void The_same_content_is_sealed_otherwise_each_time()
    {
        var key = keys.New();

        var boxes = Enumerable.Range(0, 1000).Select(_ => Convert.ToHexString(key.Seal("same", "p").AsSpan(0, 12))).ToList();

        Assert.Equal(boxes.Count, boxes.Distinct().Count());
    }

    [Fact]
    public void A_stored_key_and_what_it_sealed_show_nothing_of_either()
    {
        var key = keys.New();
        var secret = File.ReadAllLines(file.Path)[^1].Split(' ')[1];

        byte[] stored = [.. key.Wrapped, .. key.Seal("Nguyễn Thị A", "p")];

        Assert.Equal(-1, stored.AsSpan().IndexOf(Encoding.UTF8.GetBytes("Nguyễn")));
        Assert.Equal(-1, stored.AsSpan().IndexOf(Convert.FromBase64String(secret)));
        Assert.Equal(DataKeys.WrappedBytes, key.Wrapped.Length);
    }

    [Fact]
    public async Task After_a_rotation_old_keys_open_and_are_wrapped_anew()
    {
        var key = keys.New();
        var box = key.Seal("content", "p");
        var added = await file.AddAsync(TestContext.Current.CancellationToken);
        var rotated = Start();

        var wrapped = rotated.Rewrap(key.Wrapped);

        Assert.Equal("content", rotated.Unwrap(key.Wrapped).OpenText(box, "p"));
        Assert.Equal("content", rotated.Unwrap(wrapped).OpenText(box, "p"));
        Assert.Equal(added.Id, wrapped[..MasterKey.IdBytes]);
    }

    [Fact]
    public async Task Without_the_old_master_key_what_was_wrapped_anew_still_opens()
    {
        var key = keys.New();
        var old = file.Read()[0].IdText;
        await file.AddAsync(TestContext.Current.CancellationToken);
        var wrapped = Start().Rewrap(key.Wrapped);
        await file.RemoveAsync(old, TestContext.Current.CancellationToken);

        var later = Start();

        Assert.Equal("content", later.Unwrap(wrapped).OpenText(key.Seal("content", "p"), "p"));
        Assert.Throws<StorageException>(() => later.Unwrap(key.Wrapped));
    }

    [Fact]
    public void A_hash_is_the_same_for_one_text_and_key_and_for_no_other()
    {
        var (one, other) = (keys.New(), keys.New());

        Assert.Equal(one.Hash("068099000001"), keys.Unwrap(one.Wrapped).Hash("068099000001"));
        Assert.NotEqual(one.Hash("068099000001"), one.Hash("068099000002"));
        Assert.NotEqual(one.Hash("068099000001"), other.Hash("068099000001"));
    }

    private DataKeys Start()
    {
        var masters = new MasterKeys(file, TimeProvider.System, NullLogger<MasterKeys>.Instance);
        masters.Start([]);
        return new DataKeys(masters);
    }
}
