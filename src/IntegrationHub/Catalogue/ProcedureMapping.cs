using Google.Protobuf.WellKnownTypes;

namespace IntegrationHub.Catalogue;

/// <summary>Procedures as the contract writes them.</summary>
internal static class ProcedureMapping
{
    public static V1.Procedure ToContract(Procedure procedure) => new()
    {
        Name = $"procedures/{procedure.Code}",
        Code = procedure.Code,
        DisplayName = procedure.Name,
        SectorCode = procedure.SectorCode,
        SectorDisplayName = procedure.SectorName,
        Version = procedure.Version,
        EffectiveTime = procedure.EffectiveAt.ToTimestamp(),
        Source = procedure.Source,
        Immediate = procedure.Immediate,
        Competence = procedure.Competence,
        Channels = { procedure.Channels.Select(ToContract) },
        Components = { procedure.Components.Select(c => ToContract(c, procedure)) },
        Results = { procedure.Results.Select(r => new V1.ProcedureResult { Code = r.Code, DisplayName = r.Name }) },
        LegalBases = { procedure.LegalBases },
        Decision = procedure.Decision,
    };

    private static V1.ProcedureChannel ToContract(ProcedureChannel channel) => new()
    {
        Channel = channel.Channel,
        TimeLimitWorkingDays = channel.WorkingDays,
        TimeLimitText = channel.TimeLimit,
        FeeDong = channel.FeeDong,
        FeeText = channel.Fee,
    };

    private static V1.ProcedureComponent ToContract(ProcedureComponent component, Procedure procedure) => new()
    {
        Code = component.Code,
        DisplayName = component.Name,
        CaseDisplayName = component.Case,
        Originals = component.Originals,
        Copies = component.Copies,
        Required = component.Required,
        Form = component.Form,
        RequirementGroup = procedure.RequiredGroups.TakeWhile(group => !group.Contains(component.Code)).Count() is var before
            && before < procedure.RequiredGroups.Count ? before + 1 : 0,
    };
}
