using IntegrationHub.Access.V1;
using IntegrationHub.Errors.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Pages.AccessConsole;

/// <summary>Words of the contract as an officer reads them.</summary>
internal static class ConsoleWords
{
    public static IReadOnlyList<(OrganisationKind Kind, string Words)> Kinds { get; } =
    [
        (OrganisationKind.Vendor, "Nhà cung cấp phần mềm"),
        (OrganisationKind.Commune, "Xã, phường, đặc khu"),
        (OrganisationKind.Province, "CNTT của tỉnh"),
        (OrganisationKind.SubmissionService, "Dịch vụ nộp hồ sơ trực tuyến"),
        (OrganisationKind.Auditor, "Kiểm toán"),
    ];

    public static string Of(OrganisationKind kind) => Kinds.FirstOrDefault(k => k.Kind == kind).Words ?? kind.ToString();

    public static string Of(IdentityKind kind) => kind == IdentityKind.Token ? "Mã truy cập (OAuth 2)" : "Chứng thư số";

    /// <summary>A role by the name people use; one of the province's own by its id.</summary>
    public static string Role(string name) => name["roles/".Length..] switch
    {
        "access-editor" => "Quản lý quyền truy cập",
        "auditor" => "Kiểm toán",
        "commune" => "Hệ thống của xã",
        "operator" => "Vận hành",
        "privacy-officer" => "Bảo vệ dữ liệu cá nhân",
        "reader" => "Chỉ đọc hồ sơ",
        "submission" => "Nộp hồ sơ trực tuyến",
        var own => own,
    };

    /// <summary>What was done, after a change.</summary>
    public static string? Done(string? what) => what switch
    {
        "organisation" => "Đã thêm đơn vị. Đơn vị chưa có quyền gì cho đến khi được cấp.",
        "suspend" => "Đã tạm dừng. Mọi lời gọi của đơn vị bị từ chối từ bây giờ.",
        "resume" => "Đã cho hoạt động lại.",
        "limit" => "Đã lưu giới hạn.",
        "identity" => "Đã gắn danh tính.",
        "identity-removed" => "Đã gỡ danh tính.",
        "grant" => "Đã cấp quyền.",
        "grant-removed" => "Đã thu hồi quyền.",
        "role" => "Đã lưu vai trò.",
        _ => null,
    };

    /// <summary>Why a change was not made.</summary>
    public static Html Of(Refusal refusal) => Html.Of($"""
        <div class="state bad" role="alert">{Of(refusal.Reason)}{(refusal.Violations.Count == 0
            ? Html.Of($"""<p lang="en">{refusal.Message}</p>""")
            : Html.Of($"""<ul>{Html.Join(refusal.Violations.Select(v => Html.Of($"""<li>{Of(v.Reason)} <span lang="en">{v.Description}</span></li>""")))}</ul>"""))}</div>
        """);

    private static string Of(ErrorReason reason) => Refusal.ContractName(reason) switch
    {
        "FIELD_REQUIRED" => "Còn thiếu thông tin.",
        "FIELD_INVALID" => "Thông tin chưa đúng.",
        "COMMUNE_UNKNOWN" => "Không có xã, phường, đặc khu này.",
        "ORGANISATION_EXISTS" => "Mã đơn vị đã có.",
        "ORGANISATION_UNKNOWN" => "Không có đơn vị này.",
        "IDENTITY_TAKEN" => "Danh tính đã gắn với đơn vị khác.",
        "ROLE_UNKNOWN" => "Không có vai trò này.",
        "GRANT_UNKNOWN" => "Quyền này đã được thu hồi.",
        "RPC_UNKNOWN" => "Không có lời gọi này.",
        "REQUEST_ID_REUSED" => "Biểu mẫu đã được gửi với nội dung khác. Tải lại trang rồi làm lại.",
        "RPC_NOT_GRANTED" or "COMMUNE_NOT_GRANTED" => "Không có quyền thực hiện.",
        "ORGANISATION_SUSPENDED" => "Đơn vị đang bị tạm dừng.",
        _ => "Không thực hiện được.",
    };
}
