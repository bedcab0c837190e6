using System.Text.Json.Nodes;

namespace IntegrationHub.Sandbox.Portal;

/// <summary>DongBoHoSoMC: takes dossiers in, all of a call or none.</summary>
internal sealed class SyncDossiers(PortalArchive archive, PortalCatalogue catalogue, FileFetch files, SandboxOptions options)
{
    public async Task<JsonObject> RunAsync(JsonObject call, CancellationToken cancellationToken)
    {
        var check = new FieldCheck(call);
        check.Text("madonvi", required: true);
        check.OneOf("isUpdating", "True", "False");
        var dossiers = check.List("data", required: true);
        var fault = check.Fault ?? dossiers.Select(d => DossierCheck.Fault(d, catalogue)).FirstOrDefault(f => f is not null);
        if (fault is not null)
        {
            return PortalAnswers.Wrong(fault);
        }

        var updating = call["isUpdating"]!.GetValue<string>() == "True";
        foreach (var code in dossiers.Select(Code))
        {
            var there = archive.Find(code) is not null;
            if (there && !updating)
            {
                return AlreadyThere(code);
            }

            if (!there && updating)
            {
                return PortalAnswers.Wrong("Hồ sơ không tồn tại");
            }
        }

        var fetched = new List<IReadOnlyList<FetchedFile>>();
        foreach (var dossier in dossiers)
        {
            var (taken, missing) = await files.FetchAsync(dossier, cancellationToken);
            if (missing is not null)
            {
                return PortalAnswers.Wrong(missing);
            }

            fetched.Add(taken);
        }

        return Store(dossiers, fetched, updating);
    }

    private JsonObject Store(IReadOnlyList<JsonObject> dossiers, List<IReadOnlyList<FetchedFile>> fetched, bool updating)
    {
        var now = options.Clock.GetUtcNow();
        foreach (var (dossier, files) in dossiers.Zip(fetched))
        {
            var code = Code(dossier);
            var stored = new StoredDossier(code);
            // Another call may have brought the same code while the files were fetched.
            if (!updating && !archive.TryAdd(stored))
            {
                return AlreadyThere(code);
            }

            (archive.Find(code) ?? stored).Store((JsonObject)dossier.DeepClone(), files, inserted: !updating, now);
        }

        return PortalAnswers.Ok("Đồng bộ hồ sơ thành công");
    }

    private JsonObject AlreadyThere(string code) => PortalAnswers.Of(options.DuplicateCode, $"Hồ sơ {code} đã tồn tại");

    private static string Code(JsonObject dossier) => dossier["MaHoSo"]!.GetValue<string>();
}
