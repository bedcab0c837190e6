using System.Text.Json;
using IntegrationHub.Cli.Output;
using IntegrationHub.Client.Evidence;
using IntegrationHub.Evidence.V1;

namespace IntegrationHub.Cli.Evidence;

/// <summary>Says what became of a check, for a person or for a program, and ends the process accordingly.</summary>
internal static class VerdictWriter
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static int Write(Terminal terminal, OutputFormat format, BundleVerdict verdict, string? filing)
    {
        var accepted = verdict.Holds && filing is not null ? verdict.AcceptanceOf(filing) : null;
        if (format == OutputFormat.Json)
        {
            WriteJson(terminal, verdict, filing, accepted);
        }
        else
        {
            WriteText(terminal, verdict, filing, accepted);
        }

        return verdict.Holds && (filing is null || accepted is not null) ? ExitCode.Done : ExitCode.Failed;
    }

    private static void WriteText(Terminal terminal, BundleVerdict verdict, string? filing, EvidenceBody? accepted)
    {
        if (verdict.Fault is { } fault)
        {
            terminal.Out.WriteLine($"BROKEN: {fault}.");
            return;
        }

        terminal.Out.WriteLine($"HOLDS: {verdict.RecordCount} records of {verdict.Chain} on {verdict.Day:yyyy-MM-dd}, under {verdict.Seals.Count} seal(s) without a gap.");
        terminal.Out.WriteLine($"Signed with key {verdict.Seals[^1].KeyId}. {TimeStamp(verdict.Seals[^1])}");
        if (filing is not null)
        {
            terminal.Out.WriteLine(accepted is null
                ? $"NOT ACCEPTED: the hub accepted no filing {filing} in {verdict.Chain} on {verdict.Day:yyyy-MM-dd}."
                : $"ACCEPTED: {accepted.Subject} from {accepted.Organisation} at {ContractText.Of(accepted.RecordTime)} (Vietnam).");
        }
    }

    private static void WriteJson(Terminal terminal, BundleVerdict verdict, string? filing, EvidenceBody? accepted) =>
        terminal.Out.WriteLine(JsonSerializer.Serialize(
            new
            {
                verdict.Holds,
                Fault = verdict.Fault is { } fault ? new { fault.Part, fault.Message, fault.Sequence } : null,
                Chain = verdict.Holds ? verdict.Chain : null,
                Day = verdict.Holds ? verdict.Day : (DateOnly?)null,
                Records = verdict.RecordCount,
                Seals = verdict.Seals,
                Filing = filing,
                Accepted = filing is null || !verdict.Holds ? (bool?)null : accepted is not null,
                AcceptTime = accepted?.RecordTime.ToDateTimeOffset(),
            },
            Json));

    private static string TimeStamp(VerifiedSeal seal) => seal switch
    {
        { TimeStamp: { Trusted: true } stamp } => $"Time-stamped {stamp.Time:u} by {stamp.Authority}.",
        { TimeStamp: { } stamp } => $"Time-stamped {stamp.Time:u} by {stamp.Authority}, for whom no certificate was given.",
        { TimeStampExpected: true } => "Its time stamp had not come when the bundle was exported.",
        _ => "It is not time-stamped.",
    };
}
