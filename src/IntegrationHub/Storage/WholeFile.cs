namespace IntegrationHub.Storage;

/// <summary>Writes files that are read by others at any time: whoever reads sees the old content or the new, never a part.</summary>
internal static class WholeFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes what everybody may read.</summary>
    public static void Write(string path, string text) => Write(path, text, OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

    /// <summary>Writes what only the owner may read; it never lies there readable for others, not for a moment.</summary>
    public static void WriteSecret(string path, string text) => Write(path, text, OwnerOnly);

    /// <summary>Makes a file that only the owner may read. False: somebody was first, and his stays.</summary>
    public static bool TryMakeSecret(string path, string text)
    {
        var unfinished = WriteBeside(path, text, OwnerOnly);
        try
        {
            File.Move(unfinished, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(unfinished);
            return false;
        }
    }

    private static void Write(string path, string text, UnixFileMode mode) => File.Move(WriteBeside(path, text, mode), path, overwrite: true);

    private static string WriteBeside(string path, string text, UnixFileMode mode)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        using (var file = new FileStream(unfinished, options))
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        return unfinished;
    }
}
