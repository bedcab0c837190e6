namespace IntegrationHub.Sandbox.Portal;

/// <summary>The ten national statuses of a dossier.</summary>
internal static class DossierStatus
{
    private static readonly string[] Names =
    [
        "Mới đăng ký", "Được tiếp nhận", "Không được tiếp nhận", "Đang xử lý", "Yêu cầu bổ sung giấy tờ",
        "Yêu cầu thực hiện nghĩa vụ tài chính", "Công dân yêu cầu rút hồ sơ", "Dừng xử lý", "Đã xử lý xong", "Đã trả kết quả",
    ];

    /// <summary>All codes, "1" to "10".</summary>
    public static string[] Codes { get; } = [.. Enumerable.Range(1, Names.Length).Select(n => $"{n}")];

    /// <summary>The name of a code; empty for what is none.</summary>
    public static string Name(string code) => Array.IndexOf(Codes, code) is >= 0 and var index ? Names[index] : "";
}
