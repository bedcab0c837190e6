namespace IntegrationHub.Attachments;

/// <summary>
/// What a file may be called. The name travels: into HTTP headers, to the portal, into folders of
/// other people's machines. It must be one name there too, and look like what it is.
/// </summary>
internal static class FileNameRules
{
    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "con", "prn", "aux", "nul", "conin$", "conout$",
        "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "com¹", "com²", "com³",
        "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "lpt¹", "lpt²", "lpt³",
    };

    /// <summary>What is wrong with it, behind the field's name; null: nothing.</summary>
    public static string? Fault(string name)
    {
        if (name.Any(c => char.IsControl(c) || c is '/' or '\\' or ':' or '\u2028' or '\u2029') || name is "." or "..")
        {
            return "must be a name without \"/\", \"\\\", \":\" and control characters";
        }

        // "giấy\u202Efdp.exe" shows as "giấyexe.pdf".
        if (name.Any(TurnsWriting))
        {
            return "must not turn the direction of writing";
        }

        // Windows drops the spaces, and so may open another file.
        if (char.IsWhiteSpace(name[^1]) || Devices.Contains(name.Split('.')[0].TrimEnd()))
        {
            return "must not end in a space or be a name of a device";
        }

        return null;
    }

    private static bool TurnsWriting(char c) =>
        c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
