using System.Globalization;
using IntegrationHub.Access.Console;
using IntegrationHub.Calendar;

namespace IntegrationHub.Pages.AccessConsole;

/// <summary>What all pages of access have in common.</summary>
internal static class ConsoleShell
{
    private static readonly PageStyle Style = PageStyle.Read(formAction: "'self'", "overview.css", "console.css");

    public static IResult Answer(HttpContext context, ConsoleSession session, string title, Html content, int status = StatusCodes.Status200OK) =>
        Style.Answer(context, Document(title, Signed(session), content), status);

    /// <summary>The link was followed; a click opens the session, which no program that only looks at links does.</summary>
    public static IResult Door(HttpContext context, string key) => Style.Answer(
        context,
        Document("Quyền truy cập", Html.None, Html.Of($"""
            <section class="card narrow"><h2>Vào trang quyền truy cập</h2>
            <p>Liên kết chỉ dùng được một lần. Phiên làm việc kéo dài một giờ.</p>
            <form method="post" action="/access/enter"><input type="hidden" name="key" value="{key}"><button class="main">Vào</button></form></section>
            """)),
        StatusCodes.Status200OK);

    /// <summary>For who has no session.</summary>
    public static IResult Closed(HttpContext context) => Style.Answer(
        context,
        Document("Quyền truy cập", Html.None, Html.Of($"""
            <section class="card narrow"><h2>Cần liên kết để vào</h2>
            <p>Trang này không có mật khẩu. Người có quyền chạy lệnh sau trên máy của mình và mở liên kết nhận được trong vòng năm phút:</p>
            <p><code>hub access console</code></p>
            <p class="soft">Liên kết đã dùng hoặc phiên quá một giờ thì phải lấy liên kết mới.</p></section>
            """)),
        StatusCodes.Status403Forbidden);

    /// <summary>For who has a session, but not this right.</summary>
    public static IResult Denied(HttpContext context, ConsoleSession session, string why) => Answer(
        context, session, "Không có quyền", Html.Of($"""<div class="state bad" role="alert">Không có quyền thực hiện.<p lang="en">{why}</p></div>"""), StatusCodes.Status403Forbidden);

    private static Html Document(string title, Html signed, Html content) => Html.Of($"""
        <!doctype html>
        <html lang="vi">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:,">
        <title>{title} – Trục tích hợp</title>
        {Style.Element}
        </head>
        <body>
        <header>
        <h1>Quyền truy cập <span>Ai được gọi trục tích hợp, cho xã nào, thủ tục nào</span></h1>
        <nav aria-label="Trang khác"><a href="/">Tổng quan</a> <a href="/access">Đơn vị</a> <a href="/access/roles">Vai trò</a></nav>
        </header>
        <main>
        {signed}{content}
        </main>
        <footer>Không có quyền nào nếu chưa được cấp. Mọi thay đổi có hiệu lực ngay và được ghi vào bằng chứng.</footer>
        </body>
        </html>
        """);

    private static Html Signed(ConsoleSession session) => Html.Of($"""
        <form method="post" action="/access/leave" class="signed"><input type="hidden" name="form_key" value="{session.FormKey}">
        <span>Đang làm việc cho <code>{session.Organisation}</code>, đến {Clock(session.ExpiresAt)}.</span> <button>Ra</button></form>
        """);

    private static string Clock(DateTimeOffset instant) => instant.ToOffset(VietnamTime.Offset).ToString("HH:mm", CultureInfo.InvariantCulture);
}
