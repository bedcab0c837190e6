using System.Runtime.InteropServices;

namespace IntegrationHub.Storage;

/// <summary>Writes files that are read by others at any time: whoever reads sees the old content or the new, never a part.</summary>
internal static partial class WholeFile
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
            Place(unfinished, path);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    // A move looks whether the place is free and then moves, and of two at once the second takes the
    // first one's place. A link is made or refused in one step.
    private static void Place(string unfinished, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            File.Move(unfinished, path, overwrite: false);
        }
        else if (Link(unfinished, path) != 0)
        {
            throw new IOException($"{path} cannot be made: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string from, string to);

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
