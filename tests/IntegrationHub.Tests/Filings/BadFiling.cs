using Grpc.Core;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Tests.Filings;

/// <summary>One mistake in a filing that is right otherwise, and what the contract says about it.</summary>
/// <param name="Field">The field at fault.</param>
/// <param name="Reason">Why, from the contract.</param>
/// <param name="Spoil">Makes the mistake.</param>
internal sealed record BadFiling(string Field, string Reason, Action<SubmitFilingRequest> Spoil)
{
    public StatusCode Code { get; init; } = StatusCode.InvalidArgument;

    /// <summary>Metadata that must come with the reason.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>A mistake in the filing itself.</summary>
    public static BadFiling In(string field, string reason, Action<Filing> spoil) =>
        new($"filing.{field}", reason, request => spoil(request.Filing));

    /// <summary>A mistake about the owner.</summary>
    public static BadFiling OfOwner(string field, string reason, Action<Applicant> spoil) =>
        In($"applicants[0].{field}", reason, filing => spoil(filing.Applicants[0]));

    public BadFiling With(string key, string value) => this with { Metadata = new Dictionary<string, string>(Metadata) { [key] = value } };
}
