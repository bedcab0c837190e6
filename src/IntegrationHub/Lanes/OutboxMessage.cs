namespace IntegrationHub.Lanes;

/// <summary>A promise to do something with a subject on a lane.</summary>
/// <param name="Lane">The destination service. Example: "portal".</param>
/// <param name="Kind">What is to be done. Example: "filing.deliver".</param>
/// <param name="SubjectId">Key of the subject in its own table.</param>
/// <param name="Subject">Resource name of the subject, for operators.</param>
/// <param name="CommuneCode">Whose turn it takes: a lane is fair between communes.</param>
internal sealed record OutboxMessage(string Lane, string Kind, long SubjectId, string Subject, string CommuneCode);
