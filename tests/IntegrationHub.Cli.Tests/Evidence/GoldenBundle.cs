using Google.Protobuf;
using IntegrationHub.Evidence.V1;

namespace IntegrationHub.Cli.Tests.Evidence;

/// <summary>
/// A bundle made apart from the hub and its client, by a script that encoded the messages by
/// hand and signed with OpenSSL: three filings of commune 24781 on 2 March 2026. It must hold
/// for ever, or what was exported in the past no longer does.
/// </summary>
internal static class GoldenBundle
{
    public const string PublicKey = """
        -----BEGIN PUBLIC KEY-----
        MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEKC8qSd8mrdZqRVpqMQxb81/lQVln
        g5qRaDsBBZmPpcDpQ+ZDZAaHh7gzPW8RFz90SAumx2KYbvVGswFs2R3bew==
        -----END PUBLIC KEY-----
        """;

    private const string Encoded = """
        Cg5jb21tdW5lcy8yNDc4MRIHCOoPEAMYAhquAQqDAQoOY29tbXVuZXMvMjQ3ODESBwjqDxADGAIYASADKiAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAADIg4oCBE1B6nceE
        TX/FVFUwre9eyeeoDeRlp+UK/81T5yc6IAyocDx0jzSVD+yC3irNSsBCIhITECg+6JwxZi9sI19KEiYIARACGiBkbY0/S4zOi3MJDCn2BNQvdF9oNmxd4QdwtLadHmRSqSLoAQpZCgcI
        6g8QAxgCEiAN6q/qZXQ4+0zikWu7GbYn9Ed1emMQrZiTNeYAJ21zBhgCIAUqIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAMgYI6IiXzQYSIAft9vFtUz2trjUGYPwuQ1SR
        QN9EP3w6LMgdWq41oXmjGiA2MmU0ODYyZDEzMDdiZmQxN2NiZWFiNDI3ZjM3ODMzZiJHMEUCIQCm3CS3TMVcRQJ1cqpldtW7NRc6yAYGRH/Zy8LfC4LbwAIgT9LOfuxHOnMKvbeTUdL0
        jplaSVr5Z8SIDKsONOErQKcqkAIIARIgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAaxwEKDmNvbW11bmVzLzI0NzgxEAEaLWNvbW11bmVzLzI0NzgxL2ZpbGluZ3MvSDM2
        LjI0Ny44MS0yNjAzMDItMDAwMSIWb3JnYW5pc2F0aW9ucy92ZW5kb3ItYSo0aW50ZWdyYXRpb25odWIuZmlsaW5ncy52MS5GaWxpbmdTZXJ2aWNlL1N1Ym1pdEZpbGluZzIgvjSIMQMn
        aQ0zfuj1Ur7cku15ynouo/KGtDoRPHnOrtQ4AUIKUkVHSVNURVJFRFIGCJnQk80GIiCY2uNBRFrDe0o5O8Z0VoEzw4iR45rgcGn3OWo38Kn8LSqQAggCEiCY2uNBRFrDe0o5O8Z0VoEz
        w4iR45rgcGn3OWo38Kn8LRrHAQoOY29tbXVuZXMvMjQ3ODEQARotY29tbXVuZXMvMjQ3ODEvZmlsaW5ncy9IMzYuMjQ3LjgxLTI2MDMwMi0wMDAyIhZvcmdhbmlzYXRpb25zL3ZlbmRv
        ci1hKjRpbnRlZ3JhdGlvbmh1Yi5maWxpbmdzLnYxLkZpbGluZ1NlcnZpY2UvU3VibWl0RmlsaW5nMiDYmzNm0mGmadRjHTKgzgJxWG/ajdw0J8ddizLECLiaWDgBQgpSRUdJU1RFUkVE
        UgYImtCTzQYiIByi+wbvbIx7hu6JgVcIfVbxv3E5MfYVRJ7mVYdTuqDmKpACCAMSIByi+wbvbIx7hu6JgVcIfVbxv3E5MfYVRJ7mVYdTuqDmGscBCg5jb21tdW5lcy8yNDc4MRABGi1j
        b21tdW5lcy8yNDc4MS9maWxpbmdzL0gzNi4yNDcuODEtMjYwMzAyLTAwMDMiFm9yZ2FuaXNhdGlvbnMvdmVuZG9yLWEqNGludGVncmF0aW9uaHViLmZpbGluZ3MudjEuRmlsaW5nU2Vy
        dmljZS9TdWJtaXRGaWxpbmcyICkRRXOeSPU7krdyXAcGH/6yUKxZcYnvfU+hBdaekbnbOAFCClJFR0lTVEVSRURSBgib0JPNBiIg4oCBE1B6nceETX/FVFUwre9eyeeoDeRlp+UK/81T
        5yc=
        """;

    public static byte[] Bytes => Convert.FromBase64String(Encoded);

    /// <summary>Writes key and bundle into a folder of the test's own.</summary>
    public static GoldenFiles Write(Action<EvidenceBundle>? change = null)
    {
        var bundle = EvidenceBundle.Parser.ParseFrom(Bytes);
        change?.Invoke(bundle);
        var folder = Directory.CreateTempSubdirectory("ih-bundle-").FullName;
        var files = new GoldenFiles(folder, Path.Combine(folder, "day.evidence"), Path.Combine(folder, "hub.pem"));
        File.WriteAllBytes(files.Bundle, bundle.ToByteArray());
        File.WriteAllText(files.Key, PublicKey);
        return files;
    }
}

/// <summary>Files of one test.</summary>
internal sealed record GoldenFiles(string Folder, string Bundle, string Key) : IDisposable
{
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
