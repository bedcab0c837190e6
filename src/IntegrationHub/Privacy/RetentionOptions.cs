using System.ComponentModel.DataAnnotations;

namespace IntegrationHub.Privacy;

/// <summary>
/// How long contents are kept; then their keys are destroyed. The commune's own archive keeps
/// the dossier, the hub only carries it. Section "Retention".
/// </summary>
internal sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>
    /// How long after its end a filing keeps its content, once the portal has all of it.
    /// Default 730 days: two years, in which complaints about a decision are made. 30 days to
    /// 20 years. Too short a time leaves nothing to answer a complaint or a correction with.
    /// </summary>
    [Range(typeof(TimeSpan), "30.00:00:00", "7300.00:00:00")]
    public TimeSpan FilingContent { get; init; } = TimeSpan.FromDays(730);

    /// <summary>
    /// How long after the end of all filings that name it a file is kept. Default 90 days, in
    /// which the portal has fetched it by its link. 30 days to 20 years.
    /// </summary>
    [Range(typeof(TimeSpan), "30.00:00:00", "7300.00:00:00")]
    public TimeSpan Attachments { get; init; } = TimeSpan.FromDays(90);

    /// <summary>
    /// How long a file is kept that no filing names, counted from when it was announced.
    /// Default 30 days, 8 days to 1 year. Too short a time makes communes upload it again.
    /// </summary>
    [Range(typeof(TimeSpan), "8.00:00:00", "366.00:00:00")]
    public TimeSpan UnnamedAttachments { get; init; } = TimeSpan.FromDays(30);
}
