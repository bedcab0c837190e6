using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Catalogue.V1;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Attachments;
using Xunit;

namespace IntegrationHub.Tests.Deliveries;

/// <summary>
/// One filing through its whole life, and what the portal was sent of it, field by field as the
/// wire's description has them. Instants come from the contract; their form is written here anew.
/// </summary>
public sealed class DossierWireTests(RunningHub running) : IClassFixture<RunningHub>
{
    private const string Component = "000.00.00.G15-KQ004389";
    private static readonly byte[] Scan = Uploads.Content(50_000);
    private static readonly byte[] Certificate = Uploads.Content(1_500_000);

    [Fact]
    public async Task Every_field_of_a_finished_dossier_is_as_the_table_has_it()
    {
        var filing = await FinishedAsync();

        var held = (await running.Sandbox.FindAsync(filing.Code))!.Value;

        var expected = Expected(filing, UrlOf(held, Scan), UrlOf(held, Certificate));
        var content = (JsonObject)JsonNode.Parse(held.GetProperty("content").GetRawText())!;
        Assert.Equal(expected.Select(f => f.Key).Order(StringComparer.Ordinal), content.Select(f => f.Key).Order(StringComparer.Ordinal));
        Assert.All(expected, field => Assert.Equal($"{field.Key} {field.Value!.ToJsonString()}", $"{field.Key} {content[field.Key]!.ToJsonString()}"));
    }

    [Fact]
    public async Task The_portal_has_fetched_each_file_byte_for_byte()
    {
        var filing = await FinishedAsync();

        var files = (await running.Sandbox.FindAsync(filing.Code))!.Value.GetProperty("files").EnumerateArray().ToList();

        Assert.Equal([Hash(Scan), Hash(Certificate)], files.Select(f => f.GetProperty("sha256").GetString()));
        Assert.Equal([Scan.Length, Certificate.Length], files.Select(f => f.GetProperty("length").GetInt32()));
        Assert.All(files, f => Assert.StartsWith($"{running.Hub.Http}files/", f.GetProperty("url").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_step_arrives_with_its_status_and_its_words()
    {
        var filing = await FinishedAsync();

        var steps = (await running.Sandbox.FindAsync(filing.Code))!.Value.GetProperty("steps").EnumerateArray().ToList();

        Assert.Equal(["2", "5", "4", "10"], steps.Select(s => s.GetProperty("TrangThai").GetString()));
        Assert.Equal(["Tiếp nhận hồ sơ", "Thiếu giấy chứng sinh", "Đã nhận bổ sung", "Trả kết quả"], steps.Select(s => s.GetProperty("NoiDungXuLy").GetString()));
        Assert.Equal(["Trần Thị B", "Trần Thị B", "Lê Văn C", "Trần Thị B"], steps.Select(s => s.GetProperty("NguoiXuLy").GetString()));
        Assert.All(steps, s => Assert.Equal(
            (filing.Code, "Công chức", "Bộ phận Một cửa", ""),
            (Text(s, "MaHoSo"), Text(s, "ChucDanh"), Text(s, "PhongBanXuLy"), Text(s, "NgayBatDau"))));
        Assert.All(steps, s => Assert.Matches("^[0-9]{14}$", Text(s, "ThoiDiemXuLy")));
        Assert.Equal(Instant(filing.DueTime), Text(steps[^1], "NgayKetThucTheoQuyDinh"));
    }

    // Filed online, taken in, supplemented, completed; each state is delivered before the next comes.
    private async Task<Filing> FinishedAsync()
    {
        var (scan, certificate) = (await running.Attachments.UploadAsync(Scan), await running.Attachments.UploadAsync(Certificate, a => a.FileName = "giấy khai sinh.pdf"));
        var filing = await running.Filings.SubmitAsync(f =>
        {
            f.Channel = Channel.Online;
            f.Summary = "Đăng ký khai sinh cho con trai";
            f.CommuneReference = $"XH-{Guid.NewGuid():N}";
            f.ResultDelivery = ResultDelivery.Post;
            f.SubmitTime = TimeProvider.System.GetUtcNow().AddHours(-2).ToTimestamp();
            f.DueTime = TimeProvider.System.GetUtcNow().AddDays(1).ToTimestamp();
            (f.Applicants[0].Email, f.Applicants[0].TechId, f.Applicants[0].VneidVerified) = ("a@example.vn", "TECH-0001", true);
            f.Fees.Add(new Fee { DisplayName = "Lệ phí đăng ký", Code = "LP01", AmountDong = 8000, Kind = FeeKind.Charge, PaidOnline = true });
        });
        await running.Filings.DeliveredAsync(filing.Name);
        await running.Filings.RecordProgressAsync(new RecordProgressRequest
        {
            Name = filing.Name,
            RequestId = SampleFilings.NewId(),
            Status = FilingStatus.Accepted,
            Step = Step("Trần Thị B", "Tiếp nhận hồ sơ"),
        });
        await running.Filings.DeliveredAsync(filing.Name);
        await running.Filings.RequestSupplementAsync(new RequestSupplementRequest
        {
            Name = filing.Name,
            RequestId = SampleFilings.NewId(),
            Step = Step("Trần Thị B", "Thiếu giấy chứng sinh"),
        });
        await running.Filings.DeliveredAsync(filing.Name);
        await running.Filings.SupplementFilingAsync(new SupplementFilingRequest
        {
            RequestId = SampleFilings.NewId(),
            Filing = new Filing
            {
                Name = filing.Name,
                DueTime = TimeProvider.System.GetUtcNow().AddDays(2).ToTimestamp(),
                Components = { new FilingComponent { Code = Component, PaperOriginals = 1, PaperCopies = 2, Attachments = { scan.Name } } },
            },
            UpdateMask = new FieldMask { Paths = { "components", "due_time" } },
            Step = Step("Lê Văn C", "Đã nhận bổ sung"),
        });
        await running.Filings.DeliveredAsync(filing.Name);
        await running.Filings.CompleteFilingAsync(new CompleteFilingRequest
        {
            Name = filing.Name,
            RequestId = SampleFilings.NewId(),
            Returned = true,
            Results = { new ResultDocument { Code = "KQ.G15.000031", Attachment = certificate.Name } },
            Step = Step("Trần Thị B", "Trả kết quả"),
        });
        return await running.Filings.DeliveredAsync(filing.Name);
    }

    private static JsonObject Expected(Filing filing, string scanUrl, string certificateUrl)
    {
        const string Proof = "Giấy chứng sinh; không có thì văn bản của người làm chứng, hoặc giấy cam đoan về việc sinh";
        var supplement = Assert.Single(filing.Supplements);
        return new JsonObject
        {
            ["MaHoSo"] = filing.Code,
            ["MaTTHC"] = "1.001193",
            ["TenTTHC"] = "Đăng ký khai sinh",
            ["MaLinhVuc"] = "SBX-LV01",
            ["TenLinhVuc"] = "Hộ tịch",
            ["KenhThucHien"] = "2",
            ["SoBienNhan"] = "",
            ["ChuHoSo"] = SampleFilings.OwnerName,
            ["SoGiayToChuHoSo"] = SampleFilings.OwnerId,
            ["LoaiDoiTuong"] = "1",
            ["MaDoiTuong"] = "TECH-0001",
            ["ThongTinKhac"] = filing.CommuneReference,
            ["Email"] = "a@example.vn",
            ["Fax"] = "",
            ["SoDienThoai"] = SampleFilings.OwnerPhone,
            ["TrichYeuHoSo"] = "Đăng ký khai sinh cho con trai",
            ["NgayNopHoSo"] = Instant(filing.SubmitTime),
            ["NgayTiepNhan"] = Instant(filing.AcceptTime),
            ["NgayHenTra"] = Instant(filing.DueTime),
            ["TrangThaiHoSo"] = "10",
            ["NgayTra"] = Instant(filing.EndTime),
            ["ThongTinTra"] = "",
            ["HinhThuc"] = "1",
            ["NgayKetThucXuLy"] = Instant(filing.FinishTime),
            ["NgayTuChoi"] = "",
            ["DonViXuLy"] = "UBND Phường Xuân Hương - Đà Lạt",
            ["GhiChu"] = "",
            ["NoiNopHoSo"] = "2",
            ["HoSoCoThanhPhanSoHoa"] = "1",
            ["TaiKhoanDuocXacThucVoiVNeID"] = "1",
            ["DuocThanhToanTrucTuyen"] = "1",
            ["DinhDanhCHS"] = new JsonArray(new JsonObject { ["LoaiDinhDanh"] = "1", ["SoDinhDanh"] = SampleFilings.OwnerId }),
            ["DSKetNoiCSDL"] = new JsonArray(new JsonObject { ["MaCSDL"] = "7" }),
            ["TaiLieuNop"] = new JsonArray(new JsonObject
            {
                ["TepDinhKemId"] = filing.Components[0].Attachments[0].Split('/')[^1],
                ["TenTepDinhKem"] = "tờ khai.pdf",
                ["IsDeleted"] = "False",
                ["MaThanhPhanHoSo"] = Component,
                ["DuongDanTaiTepTin"] = scanUrl,
                ["DuocSoHoa"] = "1",
                ["DuocTaiSuDung"] = "0",
                ["DuocLayTuKhoDMQG"] = "0",
                ["MaKetQuaThayThe"] = "",
            }),
            ["DanhSachLePhi"] = new JsonArray(new JsonObject
            {
                ["TenPhiLePhi"] = "Lệ phí đăng ký",
                ["MaPhiLePhi"] = "LP01",
                ["HinhThucThu"] = "1",
                ["Gia"] = "8000",
                ["LoaiPhiLePhi"] = "2",
            }),
            ["DanhSachTepDinhKemKhac"] = new JsonArray(
                new JsonObject { ["TenGiayTo"] = Proof, ["SoLuong"] = 1, ["LoaiGiayTo"] = 1 },
                new JsonObject { ["TenGiayTo"] = Proof, ["SoLuong"] = 2, ["LoaiGiayTo"] = 2 }),
            ["DanhSachHoSoBoSung"] = new JsonArray(new JsonObject
            {
                ["HoSoBoSungId"] = $"{filing.Code}-BS1",
                ["NguoiYeuCauBoSung"] = "Trần Thị B",
                ["NoiDungBoSung"] = "Thiếu giấy chứng sinh",
                ["NgayBoSung"] = Instant(supplement.RequestTime),
                ["NguoiTiepNhanBoSung"] = "Lê Văn C",
                ["ThongTinTiepNhan"] = "",
                ["NgayTiepNhanBoSung"] = Instant(supplement.ReceiveTime),
                ["TrangThaiBoSung"] = "1",
                ["DanhSachGiayToBoSung"] = new JsonArray(),
                ["DanhSachLePhiBoSung"] = new JsonArray(),
                ["NgayHenTraTruoc"] = Instant(supplement.PreviousDueTime),
                ["NgayHenTraMoi"] = Instant(filing.DueTime),
            }),
            ["DanhSachGiayToKetQua"] = new JsonArray(new JsonObject
            {
                ["TenGiayTo"] = "Giấy khai sinh",
                ["MaThanhPhanHoSo"] = "",
                ["GiayToId"] = $"{filing.Code}-KQ1",
                ["DuongDanTepTinKetQua"] = certificateUrl,
                ["MaGiayToKetQua"] = "KQ.G15.000031",
            }),
        };
    }

    private static ProgressStep Step(string officer, string content) =>
        new() { Officer = officer, OfficerTitle = "Công chức", Department = "Bộ phận Một cửa", Content = content };

    // The URL under which the portal found just this content.
    private static string UrlOf(JsonElement held, byte[] content) =>
        held.GetProperty("files").EnumerateArray().Single(f => f.GetProperty("sha256").GetString() == Hash(content)).GetProperty("url").GetString()!;

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    // yyyyMMddHHmmss in Asia/Ho_Chi_Minh, seven hours ahead all year.
    private static string Instant(Timestamp instant) =>
        DateTimeOffset.FromUnixTimeSeconds(instant.Seconds).UtcDateTime.AddHours(7).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    private static string Text(JsonElement item, string field) => item.GetProperty(field).GetString()!;
}
