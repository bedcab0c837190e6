using IntegrationHub.Client;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Cli.Demo;

/// <summary>Works on one filing as an officer of the commune would, step by step along its path.</summary>
internal sealed class DemoOfficer(HubClient hub, DemoTally tally)
{
    public async Task WorkAsync(Filing filing, DemoFiling demo, CancellationToken cancellationToken)
    {
        if (demo.Path == DemoPath.Submitted)
        {
            return;
        }

        if (filing.Status == FilingStatus.Registered)
        {
            await MoveAsync(filing, FilingStatus.Accepted, "Đã kiểm tra thành phần hồ sơ và tiếp nhận.", cancellationToken);
        }

        await MoveAsync(filing, FilingStatus.InProcess, "Đã chuyển hồ sơ đến công chức chuyên môn xử lý.", cancellationToken);
        if (demo.Path == DemoPath.Supplemented)
        {
            await SupplementAsync(filing, cancellationToken);
        }
        else if (demo.Path == DemoPath.Completed)
        {
            await CompleteAsync(filing, demo, cancellationToken);
        }
    }

    private async Task MoveAsync(Filing filing, FilingStatus status, string content, CancellationToken cancellationToken)
    {
        var request = new RecordProgressRequest { Name = filing.Name, Status = status, Step = Step(content) };
        tally.Changed((await hub.Filings.RecordProgressAsync(request, cancellationToken)).Filing);
    }

    private async Task SupplementAsync(Filing filing, CancellationToken cancellationToken)
    {
        var asked = new RequestSupplementRequest
        {
            Name = filing.Name,
            Step = Step("Đề nghị bổ sung bản sao giấy tờ chứng minh nơi cư trú."),
        };
        var present = (await hub.Filings.RequestSupplementAsync(asked, cancellationToken)).Filing;
        tally.Changed(present);

        var supplement = new SupplementFilingRequest
        {
            Filing = new Filing { Name = filing.Name },
            Step = Step("Đã tiếp nhận giấy tờ bổ sung của công dân."),
        };
        supplement.Filing.Components.AddRange(present.Components);
        supplement.Filing.Components.Add(new FilingComponent { DisplayName = "Giấy tờ chứng minh nơi cư trú", PaperCopies = 1 });
        tally.Changed((await hub.Filings.SupplementAsync(supplement, cancellationToken)).Filing);
    }

    private async Task CompleteAsync(Filing filing, DemoFiling demo, CancellationToken cancellationToken)
    {
        var issued = demo.Procedure.Results.FirstOrDefault();
        var request = new CompleteFilingRequest
        {
            Name = filing.Name,
            Step = Step("Đã giải quyết xong, trả kết quả tại bộ phận một cửa."),
            Returned = true,
        };
        request.Results.Add(new ResultDocument
        {
            Code = issued?.Code ?? "",
            DisplayName = issued?.DisplayName is { Length: > 0 } name ? name : "Kết quả giải quyết",
            DocumentNumber = $"{filing.Code}/KQ",
        });
        tally.Changed((await hub.Filings.CompleteAsync(request, cancellationToken)).Filing);
    }

    private static ProgressStep Step(string content) => new()
    {
        Officer = "Công chức một cửa",
        OfficerTitle = "Công chức",
        Department = "Trung tâm Phục vụ hành chính công",
        Content = content,
    };
}
