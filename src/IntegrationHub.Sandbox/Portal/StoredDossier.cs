using System.Text.Json.Nodes;

namespace IntegrationHub.Sandbox.Portal;

/// <summary>What the portal was sent about one dossier.</summary>
internal sealed class StoredDossier(string maHoSo)
{
    private readonly Lock gate = new();
    private readonly List<StoredStep> steps = [];
    private JsonObject content = [];
    private int inserts;
    private int updates;
    private DateTimeOffset changedAt;

    public string MaHoSo => maHoSo;

    /// <summary>Inserts that were stored. More than one would be a double.</summary>
    public int Inserts => inserts;

    public int Updates => updates;

    public DateTimeOffset ChangedAt => changedAt;

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

    public IReadOnlyList<FetchedFile> Files { get; private set; } = [];

    /// <summary>Steps that came more than once, word for word.</summary>
    public int DoubledSteps => Steps.GroupBy(s => s.Text).Sum(g => g.Count() - 1);

    public void Store(JsonObject sent, IReadOnlyList<FetchedFile> files, bool inserted, DateTimeOffset now)
    {
        lock (gate)
        {
            content = sent;
            Files = files;
            inserts += inserted ? 1 : 0;
            updates += inserted ? 0 : 1;
            changedAt = now;
        }
    }

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
