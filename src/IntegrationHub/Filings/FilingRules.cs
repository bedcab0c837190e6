using IntegrationHub.Calendar;
using IntegrationHub.Catalogue;
using IntegrationHub.Communes;
using IntegrationHub.Identification;
using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

/// <summary>What a request is checked against: units, procedures and numbers as of now.</summary>
internal sealed class FilingRules(CommuneDirectory communes, ProcedureCatalogue catalogue, PersonalIdNumbers numbers, TimeProvider clock)
{
    public CommuneDirectory Communes { get; } = communes;

    public PersonalIdNumbers Numbers { get; } = numbers;

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => VietnamTime.DayOf(Now);

    /// <summary>The procedure named, in its present version; null with a violation when there is none.</summary>
    public Procedure? CheckProcedure(string field, string name, Violations violations)
    {
        if (name.Length > 0)
        {
            return catalogue.Check(field, name, violations);
        }

        violations.Required(field);
        return null;
    }

    /// <summary>True when the filing is received or resolved by a commune of the caller's, in a sector of the caller's.</summary>
    public bool Reaches(Caller caller, Filing filing) =>
        Reaches(caller, filing.ReceivingCommune, filing.CompetentCommune, filing.ProcedureCode);

    /// <inheritdoc cref="Reaches(Caller, Filing)"/>
    public bool Reaches(Caller caller, string receivingCommune, string competentCommune, string procedureCode)
    {
        // Sectors do not change with a procedure's version.
        var sector = catalogue.Find(procedureCode)?.SectorName ?? "";
        return caller.Covers(receivingCommune, sector) || caller.Covers(competentCommune, sector);
    }

    /// <summary>The procedure as it was when a filing was made under it.</summary>
    public Procedure ProcedureOf(Filing filing) =>
        catalogue.Find(filing.ProcedureCode, filing.ProcedureVersion)
        ?? throw new InvalidOperationException($"Procedure {filing.ProcedureCode} version {filing.ProcedureVersion} is gone from the catalogue.");
}
