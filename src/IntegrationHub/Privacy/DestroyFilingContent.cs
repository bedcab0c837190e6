using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Filings;
using IntegrationHub.Privacy.V1;
using IntegrationHub.Rpc;
using IntegrationHub.Storage;

namespace IntegrationHub.Privacy;

/// <summary>Destroys one filing's content by order, before its time.</summary>
internal sealed class DestroyFilingContent(RetentionStore store, FindFiling find, DestroyContent destroy, RequestAnswers answers, TimeProvider clock, ILogger<DestroyFilingContent> logger)
{
    private const string Scope = "privacy";
    private const int LongestReason = 500;

    public async Task<Result<DestroyFilingContentResponse>> RunAsync(DestroyFilingContentRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        if (RequestKey.Parse(Scope, request.RequestId, request).IsRefused(out var refusal, out var key))
        {
            violations.Add("request_id", refusal);
        }

        violations.Text("reason", request.Reason, LongestReason);
        if (FilingName.Parse("name", request.Name).IsRefused(out refusal, out var name))
        {
            violations.Add("name", refusal);
        }

        if (!violations.None)
        {
            return violations.ToRefusal();
        }

        if ((await find.RunAsync(name, caller, cancellationToken)).IsRefused(out refusal, out var filing))
        {
            return refusal;
        }

        var result = await answers.OnceAsync(
            key, "", DestroyFilingContentResponse.Parser, t => DestroyAsync(t, filing, new Ground(caller, request.Reason, clock.GetUtcNow())), cancellationToken);
        if (!result.IsRefused(out _, out _))
        {
            logger.DestructionOrdered(caller.Organisation, filing.Name);
        }

        return result;
    }

    private async Task<Result<DestroyFilingContentResponse>> DestroyAsync(HubTransaction transaction, Filing found, Ground ground)
    {
        switch (await store.LockFilingAsync(transaction, found.Id))
        {
            case null:
                return FilingErrors.Unknown(found.Name);
            case { DestroyedAt: not null }:
                return DestroyedErrors.ContentDestroyed(found.Name);
            case { EndedAt: null } or { Delivered: false }:
                return PrivacyErrors.ContentNeeded(found.Name);
            case var filing:
                await destroy.FilingAsync(transaction, filing, ground);
                var files = await destroy.WhatBelongsAsync(transaction, filing, ground);
                return new DestroyFilingContentResponse { Name = filing.Name, ContentDestroyTime = ground.At.ToTimestamp(), Attachments = { files } };
        }
    }
}
