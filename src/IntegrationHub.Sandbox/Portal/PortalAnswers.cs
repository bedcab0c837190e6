using System.Text.Json.Nodes;

namespace IntegrationHub.Sandbox.Portal;

/// <summary>The portal's answers: HTTP 200 always, the truth in error_code.</summary>
internal static class PortalAnswers
{
    public static JsonObject Ok(string message) => Of("0", message);

    public static JsonObject Wrong(string message) => Of("-1", message);

    public static JsonObject SessionOver() => Of("-2", "Phiên làm việc không hợp lệ hoặc đã hết hạn");

    public static JsonObject Result(JsonNode result, string message = "") => new() { ["error_code"] = "0", ["message"] = message, ["result"] = result };

    public static JsonObject Of(string code, string message) => new() { ["error_code"] = code, ["message"] = message };
}
