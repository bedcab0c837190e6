namespace IntegrationHub.Cli.Demo;

/// <summary>Where the filings of a demonstration are at one moment.</summary>
internal sealed record DemoCounts(int Total, int Submitted, int Delivered, int NeedPerson, int Steps, int AnswersLost, int AnswersSettled)
{
    public int Waiting => Submitted - Delivered;
}
