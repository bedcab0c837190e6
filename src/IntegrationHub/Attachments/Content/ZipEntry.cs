namespace IntegrationHub.Attachments.Content;

/// <summary>A line of a ZIP file's directory.</summary>
/// <param name="Name">As bytes, each as one character: enough to compare, whatever the encoding.</param>
/// <param name="Flags">General purpose flags.</param>
/// <param name="Method">0 stored, 8 deflated.</param>
/// <param name="PackedBytes">Length in the file.</param>
/// <param name="Bytes">Length it claims to have unpacked.</param>
/// <param name="Offset">Where its own header is.</param>
internal sealed record ZipEntry(string Name, int Flags, int Method, long PackedBytes, long Bytes, long Offset)
{
    public const int HeaderBytes = 30;

    public bool IsEncrypted => (Flags & 1) != 0;

    /// <summary>False: unpacked as it stands it could be written outside its folder, or onto another.</summary>
    public bool StaysInside =>
        Name.Length > 0 && Name[0] != '/' && !Name.Any(c => c is '\\' or ':' or < ' ' or '\x7f')
        && !Name.Split('/').Any(part => part is "." or "..");
}
