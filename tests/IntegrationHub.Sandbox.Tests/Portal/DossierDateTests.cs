using System.Text.Json.Nodes;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Sandbox.Tests.Portal;

public sealed class DossierDateTests(SandboxHost sandbox) : PortalTests(sandbox)
{
    public static TheoryData<string> Impossible =>
    [
        "20260230120000", // a 30th of February
        "20251315080000", // a 13th month
        "20250015080000",
        "20251100080000",
        "20251131080000", // November has 30
        "20270229080000", // no leap year
        "20251115240000",
        "20251115086000",
        "20251115080060",
        "2025111508000", // a digit short
        "202511150800000",
        "2025-11-15 08:00:00",
        "2025-11-15T08:00:00",
        "15/11/2025",
        "00000000000000",
        "18991231235959",
        "22000101000000",
        "٢٠٢٥١١١٥٠٨٠٠٠٠",
    ];

    public static TheoryData<string> OptionalDates => ["NgayHenTra", "NgayTra", "NgayKetThucXuLy", "NgayTuChoi"];

    public static TheoryData<string> SupplementDates => ["NgayBoSung", "NgayTiepNhanBoSung", "NgayHenTraTruoc", "NgayHenTraMoi"];

    [Theory]
    [MemberData(nameof(Impossible))]
    public async Task A_required_date_that_is_none_is_refused(string date)
    {
        var handedIn = await Portal.InsertAsync(Dossiers.New().With("NgayNopHoSo", date));
        var takenIn = await Portal.InsertAsync(Dossiers.New().With("NgayTiepNhan", date));

        handedIn.AssertRefused("NgayNopHoSo");
        takenIn.AssertRefused("NgayTiepNhan");
    }

    [Theory]
    [MemberData(nameof(OptionalDates))]
    public async Task An_optional_date_may_be_empty_and_must_else_be_real(string field)
    {
        var empty = await Portal.InsertAsync(Dossiers.New().With(field, ""));
        var real = await Portal.InsertAsync(Dossiers.New().With(field, "20280229235959"));
        var none = await Portal.InsertAsync(Dossiers.New().With(field, "20270229235959"));

        empty.AssertTaken();
        real.AssertTaken();
        none.AssertRefused(field);
    }

    [Theory]
    [MemberData(nameof(SupplementDates))]
    public async Task The_dates_of_a_supplement_must_be_real(string field)
    {
        var supplement = Dossiers.Supplement().With(field, "20260431080000");

        var answer = await Portal.InsertAsync(Dossiers.New().With("DanhSachHoSoBoSung", new JsonArray(supplement)));

        answer.AssertRefused(field);
    }
}
