namespace IntegrationHub.Tests.Fuzz;

/// <summary>Damages the bytes of a message, as a broken or malicious sender would.</summary>
internal static class WireMutator
{
    // A length of 2 GiB; a number that does not end; a group that is never closed.
    private static readonly byte[][] Lies = [[0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07], [0x08, .. Enumerable.Repeat((byte)0xFF, 12)], [0x0B], [0x0C], [0x00], [0x07, 0x07]];

    public static byte[] Mutate(byte[] wire, byte[] other, Random random) => random.Next(9) switch
    {
        0 => Flipped(wire, random),
        1 => wire[..random.Next(wire.Length + 1)],
        2 => Inserted(wire, Noise(random), random),
        3 => Inserted(wire, Lies[random.Next(Lies.Length)], random),
        4 => Noise(random),
        5 => [.. wire[..random.Next(wire.Length + 1)], .. other[random.Next(other.Length + 1)..]],
        6 => Nested(random.Next(90, 400)),
        7 => [.. Enumerable.Repeat((byte)0x0B, random.Next(1, 20_000))],
        _ => [.. wire, .. wire],
    };

    private static byte[] Flipped(byte[] wire, Random random)
    {
        byte[] flipped = [.. wire];
        for (var left = random.Next(1, 6); left > 0 && wire.Length > 0; left--)
        {
            flipped[random.Next(wire.Length)] ^= (byte)(1 << random.Next(8));
        }

        return flipped;
    }

    private static byte[] Inserted(byte[] wire, byte[] what, Random random)
    {
        var at = random.Next(wire.Length + 1);
        return [.. wire[..at], .. what, .. wire[at..]];
    }

    private static byte[] Noise(Random random)
    {
        var noise = new byte[random.Next(1, 64)];
        random.NextBytes(noise);
        return noise;
    }

    // A message in a message in a message, each under the same field.
    private static byte[] Nested(int depth)
    {
        byte[] wire = [];
        for (; depth > 0; depth--)
        {
            wire = [0x1A, .. VarInt(wire.Length), .. wire];
        }

        return wire;
    }

    private static IEnumerable<byte> VarInt(int value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            yield return (byte)(value | 0x80);
        }

        yield return (byte)value;
    }
}
