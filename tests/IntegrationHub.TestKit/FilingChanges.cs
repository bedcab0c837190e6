using IntegrationHub.Filings.V1;

namespace IntegrationHub.TestKit;

/// <summary>Requests to change a filing, each with a request id of its own and a step.</summary>
public static class FilingChanges
{
    /// <summary>A step of work; with a status also the move to it.</summary>
    public static RecordProgressRequest Progress(string name, FilingStatus status = FilingStatus.Unspecified) =>
        new() { Name = name, RequestId = NewFilings.RequestId(), Step = NewFilings.Step(), Status = status };

    /// <summary>Asks for further documents.</summary>
    public static RequestSupplementRequest AskForMore(string name) =>
        new() { Name = name, RequestId = NewFilings.RequestId(), Step = NewFilings.Step("Bổ sung giấy xác nhận nơi cư trú") };

    /// <summary>Takes in one document which no procedure lists.</summary>
    public static SupplementFilingRequest Supplement(string name) => new()
    {
        RequestId = NewFilings.RequestId(),
        Step = NewFilings.Step("Đã nhận giấy tờ bổ sung"),
        Filing = new Filing { Name = name, Components = { new FilingComponent { DisplayName = "Giấy xác nhận nơi cư trú", PaperOriginals = 1 } } },
    };

    /// <summary>Takes the filing back.</summary>
    public static WithdrawFilingRequest Withdraw(string name) =>
        new() { Name = name, RequestId = NewFilings.RequestId(), Step = NewFilings.Step("Công dân xin rút hồ sơ") };

    /// <summary>Ends the work with one document on paper which no procedure lists.</summary>
    public static CompleteFilingRequest Complete(string name, bool returned = false) => new()
    {
        Name = name,
        RequestId = NewFilings.RequestId(),
        Step = NewFilings.Step("Đã ký kết quả"),
        Results = { new ResultDocument { DisplayName = "Giấy xác nhận", DocumentNumber = "12/2026" } },
        Returned = returned,
    };
}
