using System.Globalization;
using IntegrationHub.Calendar;

namespace IntegrationHub.Pages;

/// <summary>The parts of the overview, from what matters most.</summary>
internal static class OverviewSections
{
    /// <summary>The whole in one sentence, and what to do.</summary>
    public static Html State(HubOverview overview) => overview switch
    {
        { Store: null } => State("bad", "Mất liên lạc với kho dữ liệu.", "Hồ sơ mới chưa nhận được; những gì đã nhận vẫn an toàn. Kiểm tra PostgreSQL và nhật ký của trục."),
        { Attention: > 0 and var count } => State("warn", $"{count.ToString(CultureInfo.InvariantCulture)} hồ sơ cần người xử lý.", "Xem lý do ở bảng dưới, sửa rồi gửi lại."),
        { IsLate: true } => State("warn", "Hồ sơ đang gửi chậm.", "Cổng quốc gia có thể đang chậm hoặc không trả lời; trục tự gửi lại."),
        _ => State("good", "Hoạt động bình thường.", "Không có hồ sơ nào cần người xử lý."),
    };

    public static Html Store(HubOverview overview, StoredOverview store) => Html.Of($"""
        <h2>Một giờ qua và bây giờ</h2>
        <dl class="figures">
        <div><dt>hồ sơ tiếp nhận trong một giờ qua</dt><dd>{store.LastHour.Accepted}</dd></div>
        <div><dt>hồ sơ đến Cổng trong một giờ qua</dt><dd>{store.LastHour.Delivered}</dd></div>
        <div><dt>đang trên đường gửi</dt><dd>{overview.Waiting}</dd></div>
        {(overview.Attention > 0 ? Html.Of($"<div class=\"warn\">") : Html.Of($"<div>"))}<dt>cần người xử lý</dt><dd>{overview.Attention}</dd></div>
        </dl>
        <h2>Tuyến gửi</h2>
        <div class="table" tabindex="0" role="region" aria-label="Tuyến gửi"><table>
        <thead><tr><th scope="col">Tuyến</th><th scope="col" class="n">Đến lượt</th><th scope="col" class="n">Hẹn gửi lại</th><th scope="col" class="n">Đang gửi</th><th scope="col" class="n">Cần xử lý</th><th scope="col">Chờ lâu nhất</th></tr></thead>
        <tbody>{Html.Join(store.Lanes.Select(lane => Lane(lane, overview.Now)))}</tbody>
        </table></div>
        {Html.Join(store.Lanes.Select(Again))}
        <h2>Cần người xử lý</h2>
        {(overview.Attention == 0 ? Html.Of($"""<p class="none">Không có hồ sơ nào.</p>""") : Attention(overview, store))}
        """);

    private static Html State(string kind, string words, string advice) =>
        Html.Of($"""<div class="state {kind}" role="status">{words}<p>{advice}</p></div>""");

    private static Html Lane(LaneOverview lane, DateTimeOffset now) => Html.Of($"""
        <tr><th scope="row">{Name(lane)}</th>
        <td class="n">{lane.Counts.DueCount}</td><td class="n">{lane.Counts.WaitingCount}</td><td class="n">{lane.Counts.LeasedCount}</td><td class="n">{lane.Counts.AttentionCount}</td>
        <td>{Duration(lane.Delay(now))}</td></tr>
        """);

    private static Html Again(LaneOverview lane) => lane.Again is { Reason.Length: > 0 } item
        ? Html.Of($"""<p class="soft">{Name(lane)}: hẹn gửi lại vì <q lang="en">{item.Reason}</q></p>""")
        : Html.None;

    private static Html Attention(HubOverview overview, StoredOverview store)
    {
        var items = store.Lanes.SelectMany(lane => lane.Attention).ToList();
        var more = overview.Attention - items.Count;
        return Html.Of($"""
            <div class="table" tabindex="0" role="region" aria-label="Cần người xử lý"><table>
            <caption>Gửi lại bằng lệnh ở cột cuối. Trục hỏi Cổng trước khi gửi, nên không gửi trùng.{(more > 0 ? Html.Of($" Còn {more} hồ sơ nữa chưa hiện ở đây.") : Html.None)}</caption>
            <thead><tr><th scope="col">Hồ sơ</th><th scope="col">Lý do</th><th scope="col" class="n">Lần gửi</th><th scope="col">Gửi lại</th></tr></thead>
            <tbody>{Html.Join(items.Select(Row))}</tbody>
            </table></div>
            """);
    }

    private static Html Row(AttentionItem attention) => Html.Of($"""
        <tr><th scope="row"><code>{Last(attention.Item.Subject)}</code><p class="soft">{attention.Unit?.Name}</p></th>
        <td lang="en">{attention.Item.Reason}<p class="soft" lang="vi">Từ {attention.Item.CreateTime.ToDateTimeOffset().ToOffset(VietnamTime.Offset).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture)}</p></td>
        <td class="n">{attention.Item.Attempts}</td><td><code>hub lanes retry {attention.Item.Name}</code></td></tr>
        """);

    private static string Name(LaneOverview lane) => lane.Counts.Name switch
    {
        "lanes/portal" => "Cổng Dịch vụ công quốc gia",
        "lanes/scan" => "Quét mã độc tệp đính kèm",
        var other => Last(other),
    };

    private static string Last(string name) => name[(name.LastIndexOf('/') + 1)..];

    private static string Duration(TimeSpan delay) => delay switch
    {
        { Ticks: 0 } => "–",
        { TotalMinutes: < 1 } => "dưới một phút",
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{delay.TotalMinutes:0} phút"),
        { TotalDays: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)delay.TotalHours} giờ {delay.Minutes} phút"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)delay.TotalDays} ngày {delay.Hours} giờ"),
    };
}
