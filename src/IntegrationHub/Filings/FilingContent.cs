using IntegrationHub.Catalogue;
using IntegrationHub.Filings.V1;
using IntegrationHub.Text;

namespace IntegrationHub.Filings;

/// <summary>What is kept of a filing's message: only what the caller may say, in one form.</summary>
internal static class FilingContent
{
    public static V1.Filing Of(V1.Filing given, Procedure procedure)
    {
        var content = new V1.Filing
        {
            Channel = given.Channel,
            Summary = Summary(given, procedure),
            ResultDelivery = given.ResultDelivery == ResultDelivery.Unspecified ? ResultDelivery.AtDesk : given.ResultDelivery,
        };
        content.Applicants.AddRange(given.Applicants.Select(Composed));
        content.Components.AddRange(given.Components.Select(c => Named(c, procedure)));
        content.Fees.AddRange(given.Fees.Select(Collected));
        return content;
    }

    /// <summary>A component with the catalogue's name where the caller gave none.</summary>
    public static FilingComponent Named(FilingComponent component, Procedure procedure) =>
        string.IsNullOrWhiteSpace(component.DisplayName)
            ? new FilingComponent(component) { DisplayName = procedure.Components.First(c => c.Code == component.Code).Name }
            : component;

    /// <summary>What the filing is about: the procedure's name where the caller said nothing.</summary>
    public static string Summary(V1.Filing given, Procedure procedure) => string.IsNullOrWhiteSpace(given.Summary) ? procedure.Name : given.Summary;

    public static Fee Collected(Fee fee) =>
        fee.Collection == FeeCollection.Unspecified ? new Fee(fee) { Collection = FeeCollection.OnReception } : fee;

    // Some phones write "Nguyễn" with combining accents: one name, one form.
    private static Applicant Composed(Applicant applicant) =>
        new(applicant) { FullName = ComposedText.Of(applicant.FullName).Trim() };
}
