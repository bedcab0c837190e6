using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using IntegrationHub.Calendar;
using IntegrationHub.Catalogue.V1;
using IntegrationHub.Storage;

namespace IntegrationHub.Catalogue;

/// <summary>The first version of each procedure: the list of all, enriched where the portal's details are at hand.</summary>
internal static partial class ProcedureReference
{
    public static List<Procedure> Read()
    {
        using var file = ReferenceFile.Open("procedure_details.json");
        using var json = JsonDocument.Parse(file);
        var asOf = Text(json.RootElement, "as_of");
        var details = json.RootElement.GetProperty("procedures").EnumerateArray().ToDictionary(d => Text(d, "code"));
        var groups = ReferenceFile.Rows("required_components.csv").ToLookup(r => r[0], r => (IReadOnlyList<string>)r[1].Split(' '));
        var listed = ReferenceFile.Rows("procedures.csv").Select(r => (Code: r[0], Name: r[1], Sector: r[2])).ToList();

        // The details name a sector code here and there; it holds for the whole sector. The
        // sector's name is the list's throughout, or one sector would go by two names.
        var sectorCodes = listed
            .Where(p => details.TryGetValue(p.Code, out var d) && Text(d, "sector_code").Length > 0)
            .DistinctBy(p => p.Sector)
            .ToDictionary(p => p.Sector, p => Text(details[p.Code], "sector_code"));

        return [.. listed.Select(p => Procedure(p.Code, details.GetValueOrDefault(p.Code), [.. groups[p.Code]]) with
        {
            Code = p.Code,
            Version = 1,
            EffectiveAt = VietnamTime.StartOf(DateOnly.ParseExact(asOf, "yyyy-MM", CultureInfo.InvariantCulture)),
            Source = $"reference data, {asOf}",
            Name = p.Name,
            SectorName = p.Sector,
            SectorCode = sectorCodes.GetValueOrDefault(p.Sector, ""),
        })];
    }

    /// <summary>
    /// The working days a published time limit names: only where a number and the words "ngày
    /// làm việc" begin it. "1 ngày" may mean a calendar day and "1 Khác" means something else
    /// altogether; both stay text, for a wrong deadline is worse than none.
    /// </summary>
    public static int WorkingDays(string timeLimit) =>
        WorkingDaysPattern().Match(timeLimit) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;

    private static Procedure Procedure(string code, JsonElement details, IReadOnlyList<IReadOnlyList<string>> requiredGroups) => new()
    {
        Name = "",
        SectorCode = "",
        SectorName = "",
        Immediate = Value(details, "immediate") is { ValueKind: JsonValueKind.True },
        Competence = Text(details, "competence"),
        Channels = [.. Items(details, "channels").Select(Channel)],
        Components = [.. Items(details, "components").Select((c, index) => Component(code, index, c, requiredGroups))],
        RequiredGroups = requiredGroups,
        Results = [.. Items(details, "results").Select(r => new ProcedureResult(Text(r, "code"), Text(r, "name")))],
        LegalBases = [.. Items(details, "legal").Select(l => l.GetString() ?? "")],
        Decision = Text(details, "decision"),
    };

    private static ProcedureChannel Channel(JsonElement channel) => new(
        Text(channel, "channel") switch
        {
            "DIRECT" => V1.Channel.Direct,
            "ONLINE" => V1.Channel.Online,
            "POSTAL" => V1.Channel.Post,
            var other => throw new InvalidOperationException($"Channel '{other}' of a procedure is not known."),
        },
        WorkingDays(Text(channel, "time")), Text(channel, "time"), Number(channel, "fee_dong"), Text(channel, "fee_note"));

    // The portal says "not required" for every component; what is truly required is the
    // hub's own list, required_components.csv.
    private static ProcedureComponent Component(string procedure, int index, JsonElement component, IReadOnlyList<IReadOnlyList<string>> requiredGroups)
    {
        var code = Text(component, "code") is { Length: > 0 } published ? published : string.Create(CultureInfo.InvariantCulture, $"{procedure}-TP{index + 1:00}");
        return new(
            code, Text(component, "name"), Text(component, "case"), (int)Number(component, "originals"), (int)Number(component, "copies"),
            requiredGroups.Any(group => group is [var only] && only == code), Text(component, "form"));
    }

    private static JsonElement? Value(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) ? value : null;

    private static string Text(JsonElement owner, string name) => Value(owner, name)?.GetString() ?? "";

    private static long Number(JsonElement owner, string name) => Value(owner, name)?.GetInt64() ?? 0;

    private static JsonElement.ArrayEnumerator Items(JsonElement owner, string name) => Value(owner, name)?.EnumerateArray() ?? default;

    [GeneratedRegex("^([0-9]{1,4}) ngày làm việc")]
    private static partial Regex WorkingDaysPattern();
}
