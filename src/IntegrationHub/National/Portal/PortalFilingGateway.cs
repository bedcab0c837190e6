using IntegrationHub.Deliveries;
using IntegrationHub.Filings;

namespace IntegrationHub.National.Portal;

/// <summary>The national portal behind the port of deliveries. Translates, and decides nothing.</summary>
internal sealed class PortalFilingGateway(PortalCalls calls, PortalProcedures procedures) : IFilingPortal
{
    private const int MostMessage = 500;

    public async Task<PortalAnswer> FindAsync(string code, CancellationToken cancellationToken) =>
        await calls.ReadAsync("TraCuuHoSo", new Dictionary<string, object> { ["mahoso"] = code }, cancellationToken) switch
        {
            PortalReply.Answered { Code: "0" } answer when answer.Body.TryGetProperty("result", out var result) && result.ValueKind == System.Text.Json.JsonValueKind.Array =>
                result.GetArrayLength() > 0 ? new PortalAnswer.AlreadyThere() : new PortalAnswer.Missing(),
            PortalReply.Answered answer => new PortalAnswer.Unknown($"the look-up gave code {answer.Code}"),
            var unanswered => WithoutAnswer(unanswered),
        };

    public Task<PortalAnswer> InsertAsync(PortalFiling filing, CancellationToken cancellationToken) => SyncAsync(filing, "False", cancellationToken);

    public Task<PortalAnswer> UpdateAsync(PortalFiling filing, CancellationToken cancellationToken) => SyncAsync(filing, "True", cancellationToken);

    public async Task<PortalAnswer> SendStepsAsync(PortalFiling filing, IReadOnlyList<FilingStep> steps, CancellationToken cancellationToken)
    {
        var body = new Dictionary<string, object> { ["data"] = steps.Select(s => PortalDossierMapping.ToWire(filing.Filing, s)).ToList() };
        return Read(await calls.WriteAsync("CapNhatTienDoHoSoMC", body, cancellationToken));
    }

    private async Task<PortalAnswer> SyncAsync(PortalFiling filing, string isUpdating, CancellationToken cancellationToken)
    {
        var (procedure, reply) = await procedures.FindAsync(filing.Filing.ProcedureCode, cancellationToken);
        if (procedure is null)
        {
            return reply switch
            {
                PortalReply.Answered { Code: "0" } => new PortalAnswer.Refused("0", $"The portal has no procedure {filing.Filing.ProcedureCode}."),
                PortalReply.Answered { Code: "-1" } refused => new PortalAnswer.Refused(refused.Code, $"LayThuTuc {filing.Filing.ProcedureCode}: {PortalText.Words(refused.Message, MostMessage)}"),
                // It was reached and did not say no: tried again, and not for ever.
                PortalReply.Answered answer => new PortalAnswer.Unknown($"the portal does not describe the procedure (code {answer.Code})"),
                // Only a question was asked: nothing can have been stored.
                PortalReply.Lost lost => new PortalAnswer.Unreached(lost.Cause),
                var unanswered => WithoutAnswer(unanswered),
            };
        }

        // One dossier a call: the portal takes a batch as a whole or not at all.
        var body = new Dictionary<string, object>
        {
            ["isUpdating"] = isUpdating,
            ["data"] = new[] { PortalDossierMapping.ToWire(filing, procedure) },
        };
        return Read(await calls.WriteAsync("DongBoHoSoMC", body, cancellationToken));
    }

    // The whole table of the portal's answers to a write. The code alone does not say it: 0 may
    // come with "already there", and portals differ in the code of that.
    private static PortalAnswer Read(PortalReply reply) => reply switch
    {
        PortalReply.Answered { Code: "0" or "3" or "-3" } answer when answer.Message.Says("đã tồn tại") => new PortalAnswer.AlreadyThere(),
        PortalReply.Answered { Code: "0" } answer when answer.Message.Says("thành công") => new PortalAnswer.Taken(),
        PortalReply.Answered { Code: "-1" } answer when answer.Message.Says("hồ sơ") && answer.Message.Says("không tồn tại") => new PortalAnswer.Missing(),
        PortalReply.Answered { Code: "-1" } answer => new PortalAnswer.Refused(answer.Code, PortalText.Words(answer.Message, MostMessage)),
        // A new code must not turn into a refusal.
        PortalReply.Answered answer => new PortalAnswer.Unknown($"code {answer.Code} without a known meaning"),
        var unanswered => WithoutAnswer(unanswered),
    };

    private static PortalAnswer WithoutAnswer(PortalReply reply) => reply switch
    {
        PortalReply.Lost lost => new PortalAnswer.Unknown(lost.Cause),
        PortalReply.NotSent notSent => new PortalAnswer.Unreached(notSent.Cause),
        _ => throw new InvalidOperationException($"{reply} is an answer."),
    };
}
