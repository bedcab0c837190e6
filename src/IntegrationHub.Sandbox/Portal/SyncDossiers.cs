using System.Text.Json.Nodes;
using IntegrationHub.Sandbox.Portal.Catalogue;

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
        var fault = check.Fault ?? dossiers.Select(d => DossierCheck.Fault(d, catalogue)).FirstOrDefault(f => f is not null) ?? Repeated(dossiers);
        if (fault is not null)
        {
            return PortalAnswers.Wrong(fault);
        }

        var updating = call["isUpdating"]!.GetValue<string>() == "True";
        if (Misplaced(dossiers, updating) is { } answer)
        {
            return answer;
        }

        var taken = new List<Taken>();
        foreach (var dossier in dossiers)
        {
            var (fetched, missing) = await files.FetchAsync(dossier, cancellationToken);
            if (missing is not null)
            {
                return PortalAnswers.Wrong(missing);
            }

            taken.Add(new(Code(dossier), (JsonObject)dossier.DeepClone(), fetched));
        }

        return Store(taken, updating);
    }

    // What is there cannot be inserted, what is not cannot be updated.
    private JsonObject? Misplaced(IReadOnlyList<JsonObject> dossiers, bool updating)
    {
        foreach (var code in dossiers.Select(Code))
        {
            switch (archive.Find(code))
            {
                case { } there when !updating:
                    return AlreadyThere(there);
                case null when updating:
                    return PortalAnswers.Wrong("Hồ sơ không tồn tại");
            }
        }

        return null;
    }

    private JsonObject Store(List<Taken> taken, bool updating)
    {
        var now = options.Clock.GetUtcNow();
        if (updating)
        {
            taken.ForEach(t => archive.Find(t.Code)?.Update(t.Content, t.Files, now));
        }
        else if (archive.TryAdd([.. taken.Select(t => new StoredDossier(t.Code, t.Content, t.Files, now))]) is { } there)
        {
            // Another call brought the same code while the files were fetched.
            return AlreadyThere(there);
        }

        return PortalAnswers.Ok("Đồng bộ hồ sơ thành công");
    }

    private JsonObject AlreadyThere(StoredDossier there)
    {
        there.RefuseInsert();
        return PortalAnswers.Of(options.DuplicateCode, $"Hồ sơ {there.MaHoSo} đã tồn tại");
    }

    private static string? Repeated(IReadOnlyList<JsonObject> dossiers) =>
        dossiers.DistinctBy(Code).Count() == dossiers.Count ? null : "Trường MaHoSo không hợp lệ: trùng trong cùng một lần gửi";

    private static string Code(JsonObject dossier) => dossier["MaHoSo"]!.GetValue<string>();

    private sealed record Taken(string Code, JsonObject Content, IReadOnlyList<FetchedFile> Files);
}
