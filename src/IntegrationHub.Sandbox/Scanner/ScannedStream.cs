using System.Buffers.Binary;
using System.Net.Sockets;

namespace IntegrationHub.Sandbox.Scanner;

/// <summary>Takes in the chunks of INSTREAM, each behind its length, and looks for the EICAR test string in them.</summary>
internal sealed class ScannedStream(NetworkStream stream, long mostBytes)
{
    // In two halves, so that no scanner takes this file for one.
    private static readonly byte[] Eicar = [.. @"X5O!P%@AP[4\PZX54(P^)7CC)7}$"u8, .. "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"u8];

    private readonly byte[] buffer = new byte[64 * 1024];

    public async Task<string> ScanAsync(CancellationToken cancellationToken)
    {
        var length = new byte[sizeof(int)];
        var (total, kept, found) = (0L, 0, false);
        while (true)
        {
            await stream.ReadExactlyAsync(length, cancellationToken);
            var left = BinaryPrimitives.ReadUInt32BigEndian(length);
            if (left == 0)
            {
                return found ? "stream: Eicar-Test-Signature FOUND" : "stream: OK";
            }

            total += left;
            if (total > mostBytes)
            {
                return "INSTREAM size limit exceeded. ERROR";
            }

            while (left > 0)
            {
                // The end of what came before stays in front: the string may be cut anywhere.
                var read = (int)Math.Min(left, buffer.Length - kept);
                await stream.ReadExactlyAsync(buffer.AsMemory(kept, read), cancellationToken);
                left -= (uint)read;
                var seen = kept + read;
                found |= buffer.AsSpan(0, seen).IndexOf(Eicar) >= 0;
                kept = Math.Min(seen, Eicar.Length - 1);
                buffer.AsSpan(seen - kept, kept).CopyTo(buffer);
            }
        }
    }
}
