using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace IntegrationHub.Sandbox.Portal;

/// <summary>Fetches a dossier's files by their URLs: this portal takes files no other way.</summary>
internal sealed class FileFetch(HttpClient http, SandboxOptions options)
{
    /// <summary>The files, or the portal's words about the first that cannot be had.</summary>
    public async Task<(IReadOnlyList<FetchedFile> Files, string? Fault)> FetchAsync(JsonObject dossier, CancellationToken cancellationToken)
    {
        var files = new List<FetchedFile>();
        foreach (var (list, field) in new[] { ("TaiLieuNop", "DuongDanTaiTepTin"), ("DanhSachGiayToKetQua", "DuongDanTepTinKetQua") })
        {
            foreach (var item in dossier[list] as JsonArray ?? [])
            {
                var url = item![field]?.GetValue<string>() ?? "";
                if (url.Length == 0)
                {
                    continue;
                }

                if (await FetchAsync(url, cancellationToken) is not { } file)
                {
                    return ([], $"Trường {field} không hợp lệ: không tải được tệp");
                }

                files.Add(file);
            }
        }

        return (files, null);
    }

    // Null: not a URL of a known host, or nothing to be had there.
    private async Task<FetchedFile?> FetchAsync(string url, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || !options.FileHosts.Contains(uri.Host))
        {
            return null;
        }

        try
        {
            using var response = await http.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                return null;
            }

            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var (buffer, length) = (new byte[65536], 0L);
            for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0; length += read)
            {
                hash.AppendData(buffer, 0, read);
            }

            return new FetchedFile(url, length, Convert.ToHexStringLower(hash.GetCurrentHash()));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
