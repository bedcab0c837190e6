using System.CommandLine;
using IntegrationHub.Cli.Output;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Cli.Filings;

/// <summary><c>hub filings submit</c>: a filing from options, or whole from protobuf JSON.</summary>
internal static class SubmitFilingCommand
{
    public static Command Create(SharedOptions shared, Terminal terminal)
    {
        var filing = new FilingOptions();
        var requestId = new Option<string>("--request-id")
        {
            Description = "UUID of an earlier attempt, to repeat it safely. Default: a new one.",
            HelpName = "UUID",
            DefaultValueFactory = _ => "",
        };
        var command = new Command("submit", """
            Submits a filing.

            Recommended: --json with the filing as protobuf JSON. What is typed as an option stays in the
            shell's history, where personal IDs do not belong.
            """)
        {
            requestId,
            shared.Output,
        };
        filing.AddTo(command);
        return shared.Bind(command, async (hub, parsed, cancellationToken) =>
        {
            var request = new SubmitFilingRequest
            {
                RequestId = parsed.GetValue(requestId),
                Filing = await filing.ReadAsync(parsed, terminal.In, cancellationToken),
            };
            request.Parent = filing.Parent(parsed, request.Filing);
            await FilingAttachments.UploadAsync(hub, request, filing.Attachments(parsed), terminal, cancellationToken);
            var stored = (await hub.Filings.SubmitAsync(request, cancellationToken)).Filing;
            ListingWriter.WriteOne(terminal, parsed.GetValue(shared.Output), stored, FilingListing.Fields);
            return ExitCode.Done;
        });
    }
}
