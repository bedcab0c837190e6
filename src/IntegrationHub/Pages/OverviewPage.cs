using System.Globalization;
using System.Reflection;
using IntegrationHub.Calendar;
using IntegrationHub.Hosting;

namespace IntegrationHub.Pages;

/// <summary>The overview as a page in Vietnamese: whole without scripts, made anew by the browser every few seconds.</summary>
internal sealed class OverviewPage(HubAddresses addresses)
{
    private static readonly PageStyle Style = PageStyle.Read(formAction: "'none'", "overview.css");

    // "0.1.0+6bd27fd": the version, and enough of the commit to find it.
    private static readonly string Version = Shortened(
        typeof(OverviewPage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "");

    public IResult Answer(HttpContext context, HubOverview overview, bool refreshes) => Style.Answer(
        context, Write(overview, refreshes), overview.Store is null ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);

    private Html Write(HubOverview overview, bool refreshes) => Html.Of($"""
        <!doctype html>
        <html lang="vi">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        {(refreshes ? Html.Of($"""<meta http-equiv="refresh" content="10">""") : Html.None)}
        <link rel="icon" href="data:,">
        <title>{Title(overview)}</title>
        {Style.Element}
        </head>
        <body>
        <header>
        <h1>Trục tích hợp dịch vụ công <span>Hồ sơ từ xã, phường, đặc khu đến Cổng Dịch vụ công quốc gia</span></h1>
        <nav aria-label="Trang khác"><a href="/access">Quyền truy cập</a> <a href="/jobs">Công việc nền</a> <a href="/health">Tình trạng</a></nav>
        </header>
        <main>
        {OverviewSections.State(overview)}
        {(overview.Store is { } store ? OverviewSections.Store(overview, store) : Html.None)}
        <h2>Hệ thống</h2>
        <dl class="facts">
        <dt>Kho dữ liệu</dt><dd>{(overview.Store is null ? "Không liên lạc được" : "Bình thường")}</dd>
        <dt>Địa chỉ gRPC</dt><dd><code>{addresses.Grpc.GetLeftPart(UriPartial.Authority)}</code></dd>
        <dt>Phiên bản</dt><dd>{Version}</dd>
        </dl>
        </main>
        <footer>Lúc {Clock(overview.Now)}, giờ Việt Nam. {(refreshes
            ? Html.Of($"""Trang tự làm mới sau mỗi 10 giây. <a href="/?refresh=off">Dừng tự làm mới</a>""")
            : Html.Of($"""Trang không tự làm mới. <a href="/">Tự làm mới</a>"""))}</footer>
        </body>
        </html>
        """);

    // What needs a person shows on the browser's tab.
    private static string Title(HubOverview overview) => overview switch
    {
        { Store: null } => "Mất kho dữ liệu – Trục tích hợp",
        { Attention: > 0 and var count } => string.Create(CultureInfo.InvariantCulture, $"({count}) Trục tích hợp"),
        _ => "Trục tích hợp",
    };

    private static string Clock(DateTimeOffset instant) =>
        instant.ToOffset(VietnamTime.Offset).ToString("HH:mm:ss 'ngày' dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Shortened(string version)
    {
        var commit = version.IndexOf('+', StringComparison.Ordinal);
        return commit < 0 ? version : version[..Math.Min(version.Length, commit + 8)];
    }
}
