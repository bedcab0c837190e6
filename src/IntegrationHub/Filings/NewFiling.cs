using IntegrationHub.Attachments;
using IntegrationHub.Calendar;
using IntegrationHub.Catalogue;
using IntegrationHub.Catalogue.V1;
using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;
using Procedure = IntegrationHub.Catalogue.Procedure;

namespace IntegrationHub.Filings;

/// <summary>A well-formed request to accept a filing. Exists only if <see cref="Parse"/> said yes.</summary>
internal sealed record NewFiling
{
    private static readonly TimeSpan OldestSubmission = TimeSpan.FromDays(366);
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    private NewFiling()
    {
    }

    public required RequestKey Request { get; init; }

    public required string ReceivingCommune { get; init; }

    public required string CompetentCommune { get; init; }

    /// <summary>Begins the dossier code: the agency code of the competent commune.</summary>
    public required string AgencyCode { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Day of reception, the middle of the dossier code.</summary>
    public DateOnly Day => VietnamTime.DayOf(ReceivedAt);

    public required Procedure Procedure { get; init; }

    public required string CommuneReference { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public required DateTimeOffset? DueAt { get; init; }

    public required V1.Filing Content { get; init; }

    /// <summary>Attachments named by the components; that they are there is checked against the store.</summary>
    public required IReadOnlyList<NamedAttachment> Attachments { get; init; }

    public static Result<NewFiling> Parse(SubmitFilingRequest request, Caller caller, FilingRules rules)
    {
        var given = request.Filing ?? new V1.Filing();
        var violations = new Violations();
        // Read once: around midnight two looks at the clock are two days.
        var now = rules.Now;
        var today = VietnamTime.DayOf(now);
        var receiving = rules.Communes.CheckServed("parent", request.Parent, today, violations);
        var competent = given.CompetentCommune.Length == 0
            ? receiving
            : rules.Communes.CheckServed("filing.competent_commune", given.CompetentCommune, today, violations);
        if (RequestKey.Parse(receiving?.Code ?? "", request.RequestId, request).IsRefused(out var refusal, out var key))
        {
            violations.Add("request_id", refusal);
        }

        var procedure = rules.CheckProcedure("filing.procedure", given.Procedure, violations);
        if (receiving is not null && procedure is not null && !caller.Covers(receiving.Code, procedure.SectorName))
        {
            violations.Add("filing.procedure", FilingErrors.SectorNotGranted(caller.Organisation, procedure));
        }

        CheckChannel(given.Channel, procedure, violations);
        violations.OptionalText("filing.commune_reference", given.CommuneReference, 100);
        violations.OptionalText("filing.summary", given.Summary, 1000);
        if (!Enum.IsDefined(given.ResultDelivery))
        {
            violations.Invalid("filing.result_delivery", "is not a way of delivery");
        }

        ApplicantRules.Check(given.Applicants, rules, today, violations);
        var attachments = ComponentRules.Check(given.Components, procedure, receiving?.Code, violations);
        FeeRules.Check(given.Fees, violations);
        var (submittedAt, dueAt) = CheckInstants(given, now, violations);
        if (!violations.None)
        {
            return violations.ToRefusal();
        }

        return new NewFiling
        {
            Request = key,
            ReceivingCommune = receiving!.Code,
            CompetentCommune = competent!.Code,
            AgencyCode = rules.Communes.AgencyOf(competent.Code)!.Code,
            ReceivedAt = now,
            Procedure = procedure!,
            CommuneReference = given.CommuneReference,
            SubmittedAt = submittedAt,
            DueAt = dueAt,
            Content = FilingContent.Of(given, procedure!),
            Attachments = attachments,
        };
    }

    private static void CheckChannel(Channel channel, Procedure? procedure, Violations violations)
    {
        const string Field = "filing.channel";
        if (channel == Channel.Unspecified)
        {
            violations.Required(Field);
        }
        else if (!Enum.IsDefined(channel))
        {
            violations.Invalid(Field, "is not a channel");
        }
        else if (procedure is not null && !procedure.IsOfferedOn(channel))
        {
            violations.Add(Field, FilingErrors.ChannelNotOffered(procedure.Code, channel.ToString().ToUpperInvariant()));
        }
    }

    private static (DateTimeOffset SubmittedAt, DateTimeOffset? DueAt) CheckInstants(V1.Filing given, DateTimeOffset now, Violations violations)
    {
        var submittedAt = InstantRules.Check("filing.submit_time", given.SubmitTime, violations) ?? now;
        if (submittedAt > now + ClockTolerance)
        {
            violations.Invalid("filing.submit_time", "lies in the future");
        }
        else if (submittedAt < now - OldestSubmission)
        {
            violations.Invalid("filing.submit_time", "lies more than 366 days back");
        }

        var dueAt = InstantRules.Check("filing.due_time", given.DueTime, violations);
        if (dueAt < submittedAt)
        {
            violations.Add("filing.due_time", FilingErrors.DueTooEarly("filing.due_time"));
        }

        return (submittedAt, dueAt);
    }
}
