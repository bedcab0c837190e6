using IntegrationHub.Deliveries;
using IntegrationHub.Filings;
using IntegrationHub.Filings.V1;
using Filing = IntegrationHub.Filings.Filing;
using V1Filing = IntegrationHub.Filings.V1.Filing;

namespace IntegrationHub.National.Portal;

/// <summary>A filing as the portal's wire has it.</summary>
internal static class PortalDossierMapping
{
    // "From the province's own system"; 1 would be "from the national portal".
    private const string FiledWithUs = "2";
    private const string PopulationDatabase = "7";

    public static PortalDossier ToWire(PortalFiling wire, PortalProcedure procedure)
    {
        var filing = wire.Filing;
        var content = filing.Content;
        var owner = content.Applicants[0];
        var online = content.Channel == Catalogue.V1.Channel.Online;
        return new PortalDossier
        {
            MaHoSo = filing.Code,
            MaTTHC = filing.ProcedureCode,
            TenTTHC = procedure.Name,
            MaLinhVuc = procedure.SectorCode,
            TenLinhVuc = procedure.SectorName,
            KenhThucHien = PortalText.Number((int)content.Channel),
            ChuHoSo = owner.FullName,
            SoGiayToChuHoSo = owner.Identification.Number,
            LoaiDoiTuong = PortalText.Number((int)owner.Kind),
            // The portal wants its own account only for what was filed online.
            MaDoiTuong = online ? owner.TechId : "",
            ThongTinKhac = filing.CommuneReference,
            Email = owner.Email,
            SoDienThoai = owner.Phone,
            TrichYeuHoSo = PortalText.Cut(content.Summary, 1000),
            NgayNopHoSo = PortalText.Instant(filing.SubmittedAt),
            // The portal wants a date of reception of every dossier, also of one not yet accepted.
            NgayTiepNhan = PortalText.Instant(filing.AcceptedAt ?? filing.SubmittedAt),
            NgayHenTra = PortalText.Instant(filing.DueAt),
            TrangThaiHoSo = PortalText.Number((int)filing.Status),
            NgayTra = filing.Status == FilingStatus.ResultReturned ? PortalText.Instant(filing.EndedAt) : "",
            HinhThuc = PortalText.Flag(content.ResultDelivery == ResultDelivery.Post),
            NgayKetThucXuLy = PortalText.Instant(filing.FinishedAt),
            NgayTuChoi = filing.Status == FilingStatus.NotAccepted ? PortalText.Instant(filing.EndedAt) : "",
            DonViXuLy = $"UBND {wire.CompetentCommuneName}",
            NoiNopHoSo = FiledWithUs,
            HoSoCoThanhPhanSoHoa = PortalText.Flag(content.Components.Any(c => c.Attachments.Count > 0)),
            TaiKhoanDuocXacThucVoiVNeID = PortalText.Flag(owner.VneidVerified),
            DuocThanhToanTrucTuyen = Payment(content),
            DinhDanhChs = [new(PortalText.Number((int)owner.Identification.Kind), owner.Identification.Number)],
            DsKetNoiCsdl = [new(PopulationDatabase)],
            TaiLieuNop = [.. Attachments(wire)],
            DanhSachLePhi = [.. content.Fees.Select(Fee)],
            DanhSachTepDinhKemKhac = [.. Papers(content)],
            DanhSachHoSoBoSung = [.. content.Supplements.Select(s => Supplement(filing, s))],
            DanhSachGiayToKetQua = [.. Results(wire)],
        };
    }

    public static PortalStep ToWire(Filing filing, FilingStep step) => new(
        filing.Code,
        step.Step.Officer,
        step.Step.OfficerTitle,
        PortalText.Instant(step.Step.StepTime),
        step.Step.Department,
        step.Step.Content,
        PortalText.Number((int)step.Status),
        NgayBatDau: "",
        PortalText.Instant(filing.DueAt));

    // 0 no fee, 1 paid online, 3 a fee that is not paid online.
    private static string Payment(V1Filing content) =>
        content.Fees.All(f => f.AmountDong == 0) ? "0" : content.Fees.Any(f => f.PaidOnline) ? "1" : "3";

    private static IEnumerable<PortalAttachment> Attachments(PortalFiling wire) =>
        from component in wire.Filing.Content.Components
        from name in component.Attachments
        let file = wire.Files.First(f => f.Name == name)
        select new PortalAttachment(
            file.Id.ToString("D"), file.FileName, "False", component.Code, file.Url.AbsoluteUri,
            DuocSoHoa: "1", DuocTaiSuDung: "0", DuocLayTuKhoDmqg: "0", MaKetQuaThayThe: "");

    private static PortalFee Fee(Fee fee) => new(
        fee.DisplayName, fee.Code, PortalText.Number((int)fee.Collection), PortalText.Number(fee.AmountDong), PortalText.Number((int)fee.Kind));

    // LoaiGiayTo: 1 originals, 2 copies.
    private static IEnumerable<PortalPaper> Papers(V1Filing content) =>
        content.Components.Where(c => c.PaperOriginals > 0).Select(c => new PortalPaper(c.DisplayName, c.PaperOriginals, 1))
            .Concat(content.Components.Where(c => c.PaperCopies > 0).Select(c => new PortalPaper(c.DisplayName, c.PaperCopies, 2)));

    private static PortalSupplement Supplement(Filing filing, Supplement supplement) => new(
        $"{filing.Code}-BS{supplement.Number}",
        supplement.Officer,
        supplement.Content,
        PortalText.Instant(supplement.RequestTime),
        supplement.ReceivingOfficer,
        ThongTinTiepNhan: "",
        PortalText.Instant(supplement.ReceiveTime),
        TrangThaiBoSung: PortalText.Flag(supplement.ReceiveTime is not null),
        DanhSachGiayToBoSung: [],
        DanhSachLePhiBoSung: [],
        PortalText.Instant(supplement.PreviousDueTime),
        PortalText.Instant(supplement.NewDueTime));

    private static IEnumerable<PortalResult> Results(PortalFiling wire) =>
        wire.Filing.Content.Results.Select((result, i) => new PortalResult(
            result.DisplayName,
            MaThanhPhanHoSo: "",
            $"{wire.Filing.Code}-KQ{i + 1}",
            wire.Files.FirstOrDefault(f => f.Name == result.Attachment)?.Url.AbsoluteUri ?? "",
            result.Code));
}
