using System.Globalization;

namespace IntegrationHub.Benchmarks.Stage;

/// <summary>Processor time of a PostgreSQL server: of all its processes, also of those that have ended.</summary>
internal static class ServerCpu
{
    // Linux counts these in hundredths of a second, whatever the kernel's own rhythm.
    private const double TicksPerSecond = 100;

    // Numbers of proc(5) behind the name in parentheses, which may itself hold blanks.
    private const int Parent = 1;
    private const int FirstTime = 11;

    public static TimeSpan Of(string pidFile)
    {
        var server = int.Parse(File.ReadLines(pidFile).First(), CultureInfo.InvariantCulture);
        var children = Directory.GetDirectories("/proc").Select(Path.GetFileName)
            .Select(name => int.TryParse(name, out var pid) ? Read(pid) : null)
            .Where(fields => fields is not null && fields[Parent] == server)
            .Sum(fields => fields![FirstTime] + fields[FirstTime + 1]);
        // The server's own also holds, in the two numbers behind, that of its children which have ended.
        return TimeSpan.FromSeconds((children + (Read(server)?[FirstTime..(FirstTime + 4)].Sum() ?? 0)) / TicksPerSecond);
    }

    private static long[]? Read(int pid)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{pid}/stat");
            // The state's letter stands first; it is no number and is not needed.
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            return [0, .. fields[1..(FirstTime + 4)].Select(field => long.Parse(field, CultureInfo.InvariantCulture))];
        }
        catch (IOException)
        {
            // It ended in this moment.
            return null;
        }
    }
}
