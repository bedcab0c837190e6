using System.Text.Json;
using System.Text.Json.Nodes;

namespace IntegrationHub.Sandbox.Faults;

/// <summary>Runs a call under the faults that strike it and sends what they leave of its answer.</summary>
internal sealed class FaultyAnswer(FaultRules rules, CallLog log, SandboxOptions options, IHostApplicationLifetime life)
{
    /// <param name="context">The HTTP call.</param>
    /// <param name="service">Name of the service, "login" for the login.</param>
    /// <param name="maHoSo">The dossier it is about, if one.</param>
    /// <param name="perform">Has the call's effect and gives its answer; told true when the session counts as over.</param>
    public async Task SendAsync(HttpContext context, string service, string? maHoSo, Func<bool, CancellationToken, Task<JsonObject>> perform)
    {
        var struck = rules.Strike(service, maHoSo);
        var names = struck.Select(s => JsonNamingPolicy.SnakeCaseLower.ConvertName(s.Kind.ToString())).ToList();
        if (struck.FirstOrDefault(s => s.Kind == FaultKind.Latency) is { } late)
        {
            // A caller who hangs up does not stop the portal: what came late still has its effect.
            await Task.Delay(TimeSpan.FromMilliseconds(late.Milliseconds), options.Clock, life.ApplicationStopping);
        }

        var fault = struck.FirstOrDefault(s => s.Kind != FaultKind.Latency);
        switch (fault?.Kind)
        {
            case FaultKind.LostRequest:
                log.Add(service, maHoSo, "lost before", names);
                context.Abort();
                return;
            case FaultKind.Status5xx:
                log.Add(service, maHoSo, "503", names);
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            case FaultKind.Redirect:
                log.Add(service, maHoSo, "307", names);
                context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
                context.Response.Headers.Location = fault.Message;
                return;
            case FaultKind.Refuse:
                log.Add(service, maHoSo, fault.Code, names);
                await WriteAsync(context, new JsonObject { ["error_code"] = fault.Code, ["message"] = fault.Message });
                return;
        }

        var answer = await perform(fault?.Kind == FaultKind.SessionExpired, life.ApplicationStopping);
        log.Add(service, maHoSo, answer["error_code"]!.GetValue<string>(), names);
        switch (fault?.Kind)
        {
            case FaultKind.LostAnswer:
                context.Abort();
                return;
            case FaultKind.HalfAnswer:
                var bytes = Bytes(answer);
                context.Response.ContentType = "application/json; charset=utf-8";
                context.Response.ContentLength = bytes.Length;
                await context.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
                await context.Response.Body.FlushAsync();
                context.Abort();
                return;
            default:
                await WriteAsync(context, answer);
                return;
        }
    }

    private async Task WriteAsync(HttpContext context, JsonObject answer)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.Body.WriteAsync(Bytes(answer), context.RequestAborted);
    }

    private byte[] Bytes(JsonObject answer)
    {
        if (options.NumericCodes && int.TryParse(answer["error_code"]!.GetValue<string>(), out var number))
        {
            answer["error_code"] = number;
        }

        return JsonSerializer.SerializeToUtf8Bytes(answer);
    }
}
