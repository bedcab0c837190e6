namespace IntegrationHub.Cli.Serve;

/// <summary>What a child wrote: all of it in a file, the last lines at hand for an error message.</summary>
internal sealed class ChildLog(string path) : IDisposable
{
    private const int LinesKept = 25;

    private readonly Lock gate = new();
    private readonly Queue<string> last = new(LinesKept);
    private readonly StreamWriter file = new(path) { AutoFlush = true };
    private bool closed;

    public string Path => path;

    public IReadOnlyList<string> LastLines
    {
        get
        {
            lock (gate)
            {
                return [.. last];
            }
        }
    }

    public void Add(string? line)
    {
        lock (gate)
        {
            if (line is null || closed)
            {
                return;
            }

            if (last.Count == LinesKept)
            {
                last.Dequeue();
            }

            last.Enqueue(line);
            file.WriteLine(line);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            closed = true;
            file.Dispose();
        }
    }
}
