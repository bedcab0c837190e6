using System.Text.Json.Nodes;

namespace IntegrationHub.Sandbox.Portal;

/// <summary>What the portal was sent about one dossier.</summary>
internal sealed class StoredDossier(string maHoSo, JsonObject inserted, IReadOnlyList<FetchedFile> insertedFiles, DateTimeOffset insertedAt)
{
    private readonly Lock gate = new();
    private readonly List<StoredStep> steps = [];
    private JsonObject content = inserted;
    private IReadOnlyList<FetchedFile> files = insertedFiles;
    private DateTimeOffset changedAt = insertedAt;
    private int updates;
    private int refusedInserts;

    public string MaHoSo => maHoSo;

    /// <summary>Updates that were stored.</summary>
    public int Updates => updates;

    /// <summary>Inserts that were refused because the dossier was there: a client that had asked first would not have sent them.</summary>
    public int RefusedInserts => refusedInserts;

    public DateTimeOffset ChangedAt
    {
        get
        {
            lock (gate)
            {
                return changedAt;
            }
        }
    }

    public IReadOnlyList<StoredStep> Steps
    {
        get
        {
            lock (gate)
            {
                return [.. steps];
            }
        }
    }

    /// <summary>The last content sent.</summary>
    public JsonObject Content
    {
        get
        {
            lock (gate)
            {
                return content;
            }
        }
    }

    /// <summary>Files fetched for the present content.</summary>
    public IReadOnlyList<FetchedFile> Files
    {
        get
        {
            lock (gate)
            {
                return files;
            }
        }
    }

    /// <summary>Steps that came more than once, word for word.</summary>
    public int DoubledSteps => Steps.GroupBy(s => s.Text).Sum(g => g.Count() - 1);

    public void Update(JsonObject sent, IReadOnlyList<FetchedFile> fetched, DateTimeOffset now)
    {
        lock (gate)
        {
            (content, files, changedAt) = (sent, fetched, now);
            updates++;
        }
    }

    public void RefuseInsert() => Interlocked.Increment(ref refusedInserts);

    public void Add(JsonObject step, DateTimeOffset now)
    {
        lock (gate)
        {
            steps.Add(new StoredStep(step, step.ToJsonString()));
            changedAt = now;
        }
    }
}

/// <summary>A step as it was sent.</summary>
internal sealed record StoredStep(JsonObject Content, string Text);

/// <summary>A file the portal fetched by its URL.</summary>
internal sealed record FetchedFile(string Url, long Length, string Sha256);
