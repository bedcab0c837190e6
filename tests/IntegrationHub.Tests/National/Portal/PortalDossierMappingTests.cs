using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Catalogue.V1;
using IntegrationHub.Deliveries;
using IntegrationHub.Filings.V1;
using IntegrationHub.National.Portal;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.National.Portal;

public sealed class PortalDossierMappingTests
{
    [Theory]
    [InlineData(Channel.Direct, "1", "")]
    [InlineData(Channel.Online, "2", "TECH-1")]
    [InlineData(Channel.Post, "3", "")]
    public void The_account_is_named_only_for_what_was_filed_online(Channel channel, string wire, string account)
    {
        var dossier = Map(f => (f.Channel, f.Applicants[0].TechId) = (channel, "TECH-1"));

        Assert.Equal((wire, account), (dossier.KenhThucHien, dossier.MaDoiTuong));
    }

    [Theory]
    [InlineData(ApplicantKind.Individual, "1")]
    [InlineData(ApplicantKind.Business, "2")]
    [InlineData(ApplicantKind.StateAgency, "3")]
    [InlineData(ApplicantKind.Organisation, "4")]
    public void The_kind_of_owner_has_the_portals_number(ApplicantKind kind, string wire) =>
        Assert.Equal(wire, Map(f => f.Applicants[0].Kind = kind).LoaiDoiTuong);

    [Theory]
    [InlineData(IdentificationKind.PersonalId, "068190004321", "1")]
    [InlineData(IdentificationKind.OldId, "250123456", "2")]
    [InlineData(IdentificationKind.Passport, "C1234567", "3")]
    [InlineData(IdentificationKind.TaxCode, "5800000001", "4")]
    public void The_owner_is_identified_as_declared(IdentificationKind kind, string number, string wire)
    {
        var dossier = Map(f => f.Applicants[0].Identification = new IntegrationHub.Filings.V1.Identification { Kind = kind, Number = number });

        Assert.Equal(new PortalIdentification(wire, number), Assert.Single(dossier.DinhDanhChs));
        Assert.Equal(number, dossier.SoGiayToChuHoSo);
    }

    [Fact]
    public void Only_the_owner_is_named()
    {
        var dossier = Map(f => f.Applicants.Add(new Applicant { Kind = ApplicantKind.Business, FullName = "Công ty B" }));

        Assert.Equal((SampleFilings.OwnerName, "1"), (dossier.ChuHoSo, dossier.LoaiDoiTuong));
        Assert.Single(dossier.DinhDanhChs);
    }

    [Theory]
    [InlineData(FilingStatus.Registered, "1", "", "")]
    [InlineData(FilingStatus.Accepted, "2", "", "")]
    [InlineData(FilingStatus.NotAccepted, "3", "", "20260302093000")]
    [InlineData(FilingStatus.InProcess, "4", "", "")]
    [InlineData(FilingStatus.SupplementRequested, "5", "", "")]
    [InlineData(FilingStatus.PaymentRequested, "6", "", "")]
    [InlineData(FilingStatus.Withdrawn, "7", "", "")]
    [InlineData(FilingStatus.Stopped, "8", "", "")]
    [InlineData(FilingStatus.Finished, "9", "", "")]
    [InlineData(FilingStatus.ResultReturned, "10", "20260302093000", "")]
    public void Each_status_has_its_number_and_its_date(FilingStatus status, string wire, string returned, string refused)
    {
        var dossier = Map(with: f => f with { Status = status, EndedAt = ManualClock.Morning.AddHours(1) });

        Assert.Equal((wire, returned, refused), (dossier.TrangThaiHoSo, dossier.NgayTra, dossier.NgayTuChoi));
    }

    [Fact]
    public void A_filing_not_yet_taken_in_carries_its_submission_as_date_of_reception()
    {
        var dossier = Map(with: f => f with { AcceptedAt = null });

        Assert.Equal("20260302083000", dossier.NgayTiepNhan);
    }

    [Fact]
    public void Dates_that_are_not_known_are_empty()
    {
        var dossier = Map();

        Assert.Equal(("", "", "", ""), (dossier.NgayHenTra, dossier.NgayTra, dossier.NgayKetThucXuLy, dossier.NgayTuChoi));
    }

    [Theory]
    [InlineData(ResultDelivery.AtDesk, "0")]
    [InlineData(ResultDelivery.Post, "1")]
    [InlineData(ResultDelivery.Electronic, "0")]
    public void Only_the_post_is_by_post(ResultDelivery delivery, string wire) => Assert.Equal(wire, Map(f => f.ResultDelivery = delivery).HinhThuc);

    [Fact]
    public void Whether_fees_were_paid_online_is_told()
    {
        var none = Map();
        var free = Map(f => f.Fees.Add(Fee(0, paidOnline: false)));
        var atDesk = Map(f => f.Fees.Add(Fee(8000, paidOnline: false)));
        var online = Map(f => f.Fees.AddRange([Fee(0, paidOnline: false), Fee(8000, paidOnline: true)]));

        Assert.Equal(
            ("0", "0", "3", "1"),
            (none.DuocThanhToanTrucTuyen, free.DuocThanhToanTrucTuyen, atDesk.DuocThanhToanTrucTuyen, online.DuocThanhToanTrucTuyen));
    }

    [Theory]
    [InlineData(FeeCollection.OnReception, "1")]
    [InlineData(FeeCollection.OnSupplement, "2")]
    [InlineData(FeeCollection.OnResult, "4")]
    public void A_fee_is_whole_dong_as_text(FeeCollection collection, string wire)
    {
        var fee = Fee(1_000_000_000_000, paidOnline: false);
        fee.Collection = collection;

        Assert.Equal(
            new PortalFee("Lệ phí", "LP01", wire, "1000000000000", "2"),
            Assert.Single(Map(f => f.Fees.Add(fee)).DanhSachLePhi));
    }

    [Fact]
    public void A_dossier_is_digitised_when_a_document_handed_in_is()
    {
        var component = File("a");
        var result = File("b");

        var paper = Map();
        var scanned = Map(f => f.Components[0].Attachments.Add(component.Name), files: component);
        var resultOnly = Map(f => f.Results.Add(new ResultDocument { DisplayName = "Giấy khai sinh", Attachment = result.Name }), files: result);

        Assert.Equal(("0", "1", "0"), (paper.HoSoCoThanhPhanSoHoa, scanned.HoSoCoThanhPhanSoHoa, resultOnly.HoSoCoThanhPhanSoHoa));
    }

    [Fact]
    public void Papers_are_listed_by_originals_and_copies()
    {
        var dossier = Map(f => (f.Components[0].DisplayName, f.Components[0].PaperOriginals, f.Components[0].PaperCopies) = ("Giấy chứng sinh", 1, 2));

        Assert.Equal([new PortalPaper("Giấy chứng sinh", 1, 1), new PortalPaper("Giấy chứng sinh", 2, 2)], dossier.DanhSachTepDinhKemKhac);
    }

    [Fact]
    public void A_supplement_that_is_awaited_has_no_receiver()
    {
        var dossier = Map(f => f.Supplements.Add(Supplement()));

        var supplement = Assert.Single(dossier.DanhSachHoSoBoSung);
        Assert.Equal(
            ("H36.247.81-260302-0001-BS1", "Trần B", "Thiếu giấy", "20260302083000"),
            (supplement.HoSoBoSungId, supplement.NguoiYeuCauBoSung, supplement.NoiDungBoSung, supplement.NgayBoSung));
        Assert.Equal(("", "", "0"), (supplement.NguoiTiepNhanBoSung, supplement.NgayTiepNhanBoSung, supplement.TrangThaiBoSung));
    }

    [Fact]
    public void A_supplement_that_came_names_who_took_it_in_and_the_new_date()
    {
        var came = Supplement();
        came.ReceivingOfficer = "Lê C";
        came.ReceiveTime = Timestamp.FromDateTimeOffset(ManualClock.Morning.AddDays(1));
        came.PreviousDueTime = Timestamp.FromDateTimeOffset(ManualClock.Morning.AddDays(2));
        came.NewDueTime = Timestamp.FromDateTimeOffset(ManualClock.Morning.AddDays(3));

        var supplement = Assert.Single(Map(f => f.Supplements.Add(came)).DanhSachHoSoBoSung);

        Assert.Equal(("Lê C", "20260303083000", "1"), (supplement.NguoiTiepNhanBoSung, supplement.NgayTiepNhanBoSung, supplement.TrangThaiBoSung));
        Assert.Equal(("20260304083000", "20260305083000"), (supplement.NgayHenTraTruoc, supplement.NgayHenTraMoi));
    }

    [Fact]
    public void Results_are_numbered_and_a_paper_one_has_no_file()
    {
        var file = File("b");

        var dossier = Map(
            f => f.Results.AddRange(
            [
                new ResultDocument { DisplayName = "Giấy khai sinh", Code = "KQ.G15.000031", Attachment = file.Name }, new ResultDocument { DisplayName = "Bản sao" },
            ]),
            files: file);

        Assert.Equal(
            [
                new PortalResult("Giấy khai sinh", "", "H36.247.81-260302-0001-KQ1", file.Url.ToString(), "KQ.G15.000031"),
                new PortalResult("Bản sao", "", "H36.247.81-260302-0001-KQ2", "", ""),
            ],
            dossier.DanhSachGiayToKetQua);
    }

    [Fact]
    public void A_step_is_written_as_the_table_has_it()
    {
        var filing = PortalFilingSample.New(with: f => f with { DueAt = ManualClock.Morning.AddDays(1) }).Filing;

        var step = PortalDossierMapping.ToWire(filing, PortalFilingSample.Step(3, FilingStatus.PaymentRequested));

        Assert.Equal(
            new PortalStep(
                "H36.247.81-260302-0001", "Trần B", "Công chức TP-HT", "20260302083000", "Bộ phận Một cửa", "Bước 3", "6", "", "20260303083000"),
            step);
    }

    private static PortalDossier Map(
        Action<IntegrationHub.Filings.V1.Filing>? content = null, Func<IntegrationHub.Filings.Filing, IntegrationHub.Filings.Filing>? with = null, params PortalFile[] files) =>
        PortalDossierMapping.ToWire(PortalFilingSample.New(content, with, files), new PortalProcedure("Đăng ký khai sinh", "G15-TP01", "Hộ tịch"));

    private static Fee Fee(long dong, bool paidOnline) =>
        new() { DisplayName = "Lệ phí", Code = "LP01", AmountDong = dong, Kind = FeeKind.Charge, Collection = FeeCollection.OnReception, PaidOnline = paidOnline };

    private static PortalFile File(string name) =>
        new($"communes/24781/attachments/{name}", Guid.NewGuid(), $"{name}.pdf", new Uri($"http://hub/files/{name}"), ScanState.NotScanned);

    private static Supplement Supplement() =>
        new() { Number = 1, Officer = "Trần B", Content = "Thiếu giấy", RequestTime = Timestamp.FromDateTimeOffset(ManualClock.Morning) };
}
