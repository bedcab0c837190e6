using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace IntegrationHub.Sandbox.Portal.Catalogue;

/// <summary>The procedures the portal publishes, from the same public data as the hub's.</summary>
internal sealed class PortalCatalogue
{
    private readonly FrozenDictionary<string, JsonObject> procedures;
    private readonly List<(string Code, string Name)> sectors;

    public PortalCatalogue()
    {
        var details = ((JsonArray)ReferenceFile.Json("procedure_details.json")["procedures"]!)
            .ToDictionary(p => p!["code"]!.GetValue<string>(), p => (JsonObject)p!);
        var rows = ReferenceFile.Rows("procedures.csv").ToList();
        // The list has no sector codes; the portal must answer with some, so they are numbered.
        sectors = [.. rows.Select(r => r[2]).Distinct().Select((name, i) => ($"SBX-LV{i + 1:00}", name))];
        procedures = rows.ToFrozenDictionary(
            r => r[0],
            r => ProcedureDetail.Of(r[0], r[1], sectors.First(s => s.Name == r[2]), details.GetValueOrDefault(r[0])));
    }

    /// <summary>Codes and names of the sectors.</summary>
    public IReadOnlyList<(string Code, string Name)> Sectors => sectors;

    /// <summary>Numbers of the legal documents that the procedures rest on.</summary>
    public IEnumerable<string> LegalBases => procedures.Values
        .SelectMany(p => (JsonArray)p["CANCUPHAPLY"]!).Select(l => l!["SOVANBAN"]!.GetValue<string>()).Distinct().Order(StringComparer.Ordinal);

    /// <summary>The online service of a procedure.</summary>
    public static string ServiceCode(string procedureCode) => $"{procedureCode}.01";

    public JsonObject? Find(string code) => procedures.GetValueOrDefault(code);

    /// <summary>LayDanhSachTTHC.</summary>
    public JsonObject List() => PortalAnswers.Result(new JsonArray(
        [.. procedures.Values.Select(p => new JsonObject { ["MATTHC"] = p["MATTHC"]!.DeepClone(), ["TENTTHC"] = p["TENTTHC"]!.DeepClone() })]));

    /// <summary>LayThuTuc. A code that is none gives an empty result, not an error.</summary>
    public JsonObject Detail(JsonObject call)
    {
        var check = new FieldCheck(call);
        var code = check.Text("maTTHC", required: true);
        return check.Fault is { } fault
            ? PortalAnswers.Wrong(fault)
            : PortalAnswers.Result(Find(code) is { } procedure ? new JsonArray(procedure.DeepClone()) : []);
    }

    /// <summary>LayDVC: the online services; its result is an object, unlike all others.</summary>
    public JsonObject Services() => PortalAnswers.Result(new JsonObject
    {
        ["data"] = new JsonArray([.. procedures.Values.Select(p => new JsonObject
        {
            ["MADVC"] = ServiceCode(p["MATTHC"]!.GetValue<string>()),
            ["TENDVC"] = p["TENTTHC"]!.DeepClone(),
            ["MATTHC"] = p["MATTHC"]!.DeepClone(),
            ["TENTTHC"] = p["TENTTHC"]!.DeepClone(),
            ["TENCOQUANBANHANH"] = "",
            ["TENLINHVUC"] = p["LINHVUCTHUCHIEN"]![0]!["TENLINHVUC"]!.DeepClone(),
            ["APDUNGDVC"] = new JsonArray(),
        })]),
    });
}
