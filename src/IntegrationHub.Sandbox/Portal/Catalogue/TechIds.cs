using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace IntegrationHub.Sandbox.Portal.Catalogue;

/// <summary>TraCuuTechID: the account of a number. Every well-formed number has one here, always the same.</summary>
internal static class TechIds
{
    public static JsonObject Find(JsonObject call)
    {
        var check = new FieldCheck(call);
        check.OneOf("provider", "wso2is");
        var number = check.Text("mstorcmnd", most: 20, required: true);
        if (check.Fault is { } fault)
        {
            return PortalAnswers.Wrong(fault);
        }

        var known = number.Length is 9 or 10 or 12 or 13 && number.All(char.IsAsciiDigit);
        return PortalAnswers.Result(known ? new JsonArray(new JsonObject { ["TECHNICALID"] = Of(number) }) : []);
    }

    private static string Of(string number) =>
        $"TECH-{Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(number)).AsSpan(0, 8))}";
}
