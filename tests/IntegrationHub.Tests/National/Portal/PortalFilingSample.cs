using IntegrationHub.Catalogue;
using IntegrationHub.Deliveries;
using IntegrationHub.Filings;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Filing = IntegrationHub.Filings.Filing;

namespace IntegrationHub.Tests.National.Portal;

/// <summary>A filing as deliveries hand it to the adapter, without a store.</summary>
internal static class PortalFilingSample
{
    public const string Code = "H36.247.81-260302-0001";

    public static PortalFiling New(Action<IntegrationHub.Filings.V1.Filing>? content = null, Func<Filing, Filing>? with = null, params PortalFile[] files)
    {
        var given = SampleFilings.New(content).Filing;
        // As the catalogue would.
        given.Components[0].DisplayName = given.Components[0].DisplayName.Length > 0 ? given.Components[0].DisplayName : "Giấy chứng sinh";
        given.Summary = given.Summary.Length > 0 ? given.Summary : "Đăng ký khai sinh cho con";
        var filing = new Filing
        {
            Id = 1,
            Code = Code,
            ReceivingCommune = "24781",
            CompetentCommune = "24781",
            ProcedureCode = "1.001193",
            ProcedureVersion = 1,
            CommuneReference = "XH-2026-17",
            Status = FilingStatus.Accepted,
            Version = 1,
            SubmittedAt = ManualClock.Morning,
            AcceptedAt = ManualClock.Morning.AddMinutes(5),
            Content = given,
            CreatedAt = ManualClock.Morning,
            UpdatedAt = ManualClock.Morning,
            Delivery = FilingDelivery.Promised(ManualClock.Morning),
        };
        return new PortalFiling(with?.Invoke(filing) ?? filing, Procedure(), "Phường Xuân Hương - Đà Lạt", files);
    }

    public static FilingStep Step(int number = 1, FilingStatus status = FilingStatus.InProcess) => new(
        number,
        status,
        new ProgressStep
        {
            Officer = "Trần B",
            OfficerTitle = "Công chức TP-HT",
            Department = "Bộ phận Một cửa",
            Content = $"Bước {number}",
            StepTime = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(ManualClock.Morning),
        },
        StepDelivery.Waiting);

    private static Procedure Procedure() => new()
    {
        Code = "1.001193",
        Version = 1,
        Name = "Đăng ký khai sinh (danh mục của trục)",
        SectorCode = "",
        SectorName = "Hộ tịch",
        Immediate = true,
        Competence = "",
        Channels = [],
        Components = [],
        RequiredGroups = [],
        Results = [new ProcedureResult("KQ.G15.000031", "Giấy khai sinh")],
        LegalBases = [],
        Decision = "",
    };
}

