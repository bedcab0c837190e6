using System.Text.Json.Nodes;
using Xunit;

namespace IntegrationHub.Sandbox.Tests;

/// <summary>What the portal's answers say.</summary>
internal static class Answers
{
    public static string Code(this JsonObject answer) => answer["error_code"]!.GetValue<string>();

    public static string Message(this JsonObject answer) => answer["message"]!.GetValue<string>();

    public static JsonArray Result(this JsonObject answer) => (JsonArray)answer["result"]!;

    /// <summary>Success on this wire needs the code and the words.</summary>
    public static void AssertTaken(this JsonObject answer)
    {
        Assert.Equal("0", answer.Code());
        Assert.Contains("thành công", answer.Message());
    }

    public static void AssertRefused(this JsonObject answer, string field)
    {
        Assert.Equal("-1", answer.Code());
        Assert.Contains(field, answer.Message());
    }
}
