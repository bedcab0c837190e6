using IntegrationHub.Cli.Output;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Cli.Filings;

/// <summary>What a table shows of a filing.</summary>
internal static class FilingListing
{
    public static IReadOnlyList<Column<Filing>> Columns { get; } =
    [
        new("Code", filing => filing.Code),
        new("Received by", filing => ContractText.Id(filing.ReceivingCommune)),
        new("Procedure", filing => ContractText.Id(filing.Procedure)),
        new("Applicant", Owner),
        new("Status", filing => ContractText.Of(filing.Status)),
        new("Delivery", filing => ContractText.Of(filing.Delivery?.State ?? DeliveryState.Unspecified)),
        new("Created", filing => ContractText.Of(filing.CreateTime)),
    ];

    public static IReadOnlyList<Column<Filing>> Fields { get; } =
    [
        new("Code", filing => filing.Code),
        new("Name", filing => filing.Name),
        new("Received by", filing => ContractText.Id(filing.ReceivingCommune)),
        new("Resolved by", filing => ContractText.Id(filing.CompetentCommune)),
        new("Procedure", filing => $"{ContractText.Id(filing.Procedure)} (version {filing.ProcedureVersion})"),
        new("Summary", filing => filing.Summary),
        new("Channel", filing => ContractText.Of(filing.Channel)),
        new("Applicant", Owner),
        new("Documents", filing => string.Join("; ", filing.Components.Select(Document))),
        new("Status", filing => ContractText.Of(filing.Status)),
        new("Submitted", filing => ContractText.Of(filing.SubmitTime)),
        new("Accepted", filing => ContractText.Of(filing.AcceptTime)),
        new("Promised for", filing => ContractText.Of(filing.DueTime)),
        new("Finished", filing => ContractText.Of(filing.FinishTime)),
        new("Ended", filing => ContractText.Of(filing.EndTime)),
        new("Supplements", filing => string.Join("; ", filing.Supplements.Select(supplement => supplement.Content))),
        new("Results", filing => string.Join("; ", filing.Results.Select(result => result.DisplayName))),
        new("Delivery", Delivery),
        new("Version", filing => ContractText.Of(filing.Version)),
        new("Etag", filing => filing.Etag),
    ];

    private static string Owner(Filing filing) => filing.Applicants.Count > 0 ? filing.Applicants[0].FullName : "";

    private static string Document(FilingComponent component)
    {
        var files = component.Attachments.Count > 0 ? $" ({component.Attachments.Count} file(s))" : "";
        return $"{component.DisplayName} {component.Code}".Trim() + files;
    }

    private static string Delivery(Filing filing) => filing.Delivery is not { } delivery
        ? ""
        : string.Join(", ", ((string[])
            [
                ContractText.Of(delivery.State),
                delivery.Attempts > 0 ? $"{delivery.Attempts} attempt(s)" : "",
                delivery.SettledAnswers > 0 ? $"{delivery.SettledAnswers} lost answer(s) settled" : "",
                delivery.NextAttemptTime is null ? "" : $"next {ContractText.Of(delivery.NextAttemptTime)}",
                delivery.Reason,
            ]).Where(part => part.Length > 0));
}
