using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace IntegrationHub.Sandbox.Portal;

/// <summary>Fetches a dossier's files by their URLs: this portal takes files no other way.</summary>
internal sealed class FileFetch(HttpClient http, SandboxOptions options)
{
    private const long MostBytes = 200 * 1024 * 1024;

    // For one file whole: a server that stops in the middle must not hold a call for ever.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The files, or the portal's words about the first that cannot be had.</summary>
    public async Task<(IReadOnlyList<FetchedFile> Files, string? Fault)> FetchAsync(JsonObject dossier, CancellationToken cancellationToken)
    {
        var files = new List<FetchedFile>();
        foreach (var (field, url) in Urls(dossier))
        {
            if (await FetchAsync(url, cancellationToken) is not { } file)
            {
                return ([], $"Trường {field} không hợp lệ: không tải được tệp");
            }

            files.Add(file);
        }

        return (files, null);
    }

    // A file taken back (IsDeleted) may be gone; a result may be on paper only.
    private static IEnumerable<(string Field, string Url)> Urls(JsonObject dossier) =>
        Items(dossier, "TaiLieuNop").Where(f => Text(f, "IsDeleted") != "True").Select(f => ("DuongDanTaiTepTin", Text(f, "DuongDanTaiTepTin")))
            .Concat(Items(dossier, "DanhSachGiayToKetQua").Select(r => ("DuongDanTepTinKetQua", Text(r, "DuongDanTepTinKetQua"))))
            .Where(f => f.Item2.Length > 0);

    private static IEnumerable<JsonObject> Items(JsonObject dossier, string list) => (dossier[list] as JsonArray ?? []).OfType<JsonObject>();

    private static string Text(JsonObject item, string field) => WireBody.Text(item, field) ?? "";

    // Null: not a URL of a known host, or nothing to be had there.
    private async Task<FetchedFile?> FetchAsync(string url, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || !options.FileHosts.Contains(uri.Host))
        {
            return null;
        }

        using var patience = new CancellationTokenSource(Patience, options.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var response = await http.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return response.IsSuccessStatusCode ? await ReadAsync(url, response, either.Token) : null;
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    private static async Task<FetchedFile?> ReadAsync(string url, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, length) = (new byte[65536], 0L);
        for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0; length += read)
        {
            if (length + read > MostBytes)
            {
                return null;
            }

            hash.AppendData(buffer, 0, read);
        }

        return new FetchedFile(url, length, Convert.ToHexStringLower(hash.GetCurrentHash()));
    }
}
