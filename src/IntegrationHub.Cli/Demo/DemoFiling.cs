using IntegrationHub.Catalogue.V1;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Cli.Demo;

/// <summary>One filing of the demonstration and what becomes of it.</summary>
/// <param name="Request">To be submitted, but for the document's file.</param>
/// <param name="Procedure">What it is filed under.</param>
/// <param name="Document">Content to be uploaded for the first component. Null: it is all on paper.</param>
/// <param name="Path">What the officers do with it.</param>
internal sealed record DemoFiling(SubmitFilingRequest Request, Procedure Procedure, byte[]? Document, DemoPath Path);

/// <summary>How far a filing is worked on.</summary>
internal enum DemoPath
{
    /// <summary>Submitted, no more.</summary>
    Submitted,

    /// <summary>Taken in and being worked on.</summary>
    InProcess,

    /// <summary>A document was asked for and came.</summary>
    Supplemented,

    /// <summary>Completed with a result.</summary>
    Completed,
}
