namespace IntegrationHub.Tests.Attachments.Scanning;

/// <summary>What every scanner finds and nobody fears.</summary>
internal static class TestVirus
{
    public const string Signature = "Eicar-Test-Signature";

    /// <summary>A PDF with the EICAR test string in it, put together so that no scanner takes this file for one.</summary>
    public static byte[] Pdf { get; } = [.. "%PDF-1.7\n"u8, .. @"X5O!P%@AP[4\PZX54(P^)7CC)7}$"u8, .. "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"u8];
}
