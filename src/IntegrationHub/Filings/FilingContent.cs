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
            Summary = given.Summary.Length > 0 ? given.Summary : procedure.Name,
            ResultDelivery = given.ResultDelivery == ResultDelivery.Unspecified ? ResultDelivery.AtDesk : given.ResultDelivery,
        };
        content.Applicants.AddRange(given.Applicants.Select(Composed));
        content.Components.AddRange(given.Components.Select(c => Named(c, procedure)));
        content.Fees.AddRange(given.Fees.Select(Collected));
        return content;
    }

    /// <summary>A component with the catalogue's name where the caller gave none.</summary>
    public static FilingComponent Named(FilingComponent component, Procedure procedure) =>
        component.DisplayName.Length > 0
            ? component
            : new FilingComponent(component) { DisplayName = procedure.Components.First(c => c.Code == component.Code).Name };

    public static Fee Collected(Fee fee) =>
        fee.Collection == FeeCollection.Unspecified ? new Fee(fee) { Collection = FeeCollection.OnReception } : fee;

    // Some phones write "Nguyễn" with combining accents: one name, one form.
    private static Applicant Composed(Applicant applicant) =>
        new(applicant) { FullName = ComposedText.Of(applicant.FullName).Trim() };
}
