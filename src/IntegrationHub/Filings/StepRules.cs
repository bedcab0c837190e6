using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

/// <summary>Checks an officer's step as the portal will want it.</summary>
internal static class StepRules
{
    // The portal refuses a longer name (NguoiXuLy).
    private const int MostOfficer = 50;
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>The step with its instant filled in.</summary>
    public static ProgressStep Check(ProgressStep? step, DateTimeOffset now, Violations violations)
    {
        if (step is null)
        {
            violations.Required("step");
            return new ProgressStep();
        }

        violations.Text("step.officer", step.Officer, MostOfficer);
        violations.OptionalText("step.officer_title", step.OfficerTitle, 200);
        violations.OptionalText("step.department", step.Department, 200);
        violations.Text("step.content", step.Content, 1000);
        var at = InstantRules.Check("step.step_time", step.StepTime, violations) ?? now;
        if (at > now + ClockTolerance)
        {
            violations.Invalid("step.step_time", "lies in the future");
        }

        return new ProgressStep(step) { StepTime = at.ToTimestamp() };
    }
}
