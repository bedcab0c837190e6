using CsCheck;
using IntegrationHub.Errors.V1;
using IntegrationHub.Filings;
using IntegrationHub.Filings.V1;
using Xunit;

namespace IntegrationHub.Tests.Filings;

public sealed class FilingFilterTests
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 1, 30, 0, TimeSpan.Zero);
    private static readonly TimeSpan Microsecond = TimeSpan.FromMicroseconds(1);

    public static TheoryData<string, string> Invalid => new()
    {
        { "a field that is none", "applicant = \"x\"" },
        { "what no text column can hold", "commune_reference = \"a\0b\"" },
        { "a field in another case", "Status = ACCEPTED" },
        { "no operator", "status ACCEPTED" },
        { "an operator that is none", "status != ACCEPTED" },
        { "an operator of another field", "status > ACCEPTED" },
        { "no value", "status =" },
        { "an empty value", "status = \"\"" },
        { "a status that is none", "status = OPEN" },
        { "a status in another case", "status = accepted" },
        { "a status by its number", "status = 4" },
        { "a status by its signed number", "status = +4" },
        { "two statuses, which as bits would be a third", "status = ACCEPTED,IN_PROCESS" },
        { "a status with its prefix", "status = FILING_STATUS_ACCEPTED" },
        { "the status that says nothing", "status = UNSPECIFIED" },
        { "a state that is none", "delivery.state = LOST" },
        { "a procedure by its bare code", "procedure = \"1.001193\"" },
        { "a commune with a star", "receiving_commune = \"communes/*\"" },
        { "a procedure for a commune", "competent_commune = \"procedures/1.001193\"" },
        { "an equal instant", "create_time = \"2026-03-02T01:30:00Z\"" },
        { "a day for an instant", "create_time > \"2026-03-02\"" },
        { "an instant of no zone", "create_time > \"2026-03-02T01:30:00\"" },
        { "an instant that never is", "create_time > \"2026-02-30T01:30:00Z\"" },
        { "an instant and more", "create_time > \"2026-03-02T01:30:00Z today\"" },
        { "an instant out of all bounds", "create_time > \"0001-01-01T00:00:00Z\"" },
        { "one field twice", "status = ACCEPTED AND status = STOPPED" },
        { "one direction twice", "create_time > \"2026-03-02T01:30:00Z\" AND create_time >= \"2026-03-02T01:30:00Z\"" },
        { "another word between terms", "status = ACCEPTED OR status = STOPPED" },
        { "AND in another case", "status = ACCEPTED and procedure = \"procedures/1.001193\"" },
        { "nothing between terms", "status = ACCEPTED procedure = \"procedures/1.001193\"" },
        { "AND and nothing after it", "status = ACCEPTED AND" },
        { "AND and nothing before it", "AND status = ACCEPTED" },
        { "a quote that never ends", "commune_reference = \"x" },
        { "a quote escaped at the end", "commune_reference = \"x\\\"" },
        { "too long a filter", "commune_reference = \"" + new string('x', 1000) + "\"" },
    };

    public static TheoryData<string> Names => [.. Invalid.Select(row => row.Data.Item1)];

    [Theory]
    [InlineData("")]
    [InlineData("  \t ")]
    public void Nothing_said_narrows_nothing(string text) => Assert.Equal(new FilingFilter(), Parse(text));

    [Fact]
    public void Every_status_of_the_contract_can_be_named() =>
        Assert.All(Enum.GetValues<FilingStatus>().Where(s => s != FilingStatus.Unspecified), status =>
            Assert.Equal(status, Parse($"status = {status.ContractName()}").Status));

    [Theory]
    [InlineData("PENDING", DeliveryState.Pending)]
    [InlineData("UNKNOWN", DeliveryState.Unknown)]
    [InlineData("DELIVERED", DeliveryState.Delivered)]
    [InlineData("NEEDS_ATTENTION", DeliveryState.NeedsAttention)]
    public void Every_state_of_delivery_can_be_named(string name, DeliveryState state) =>
        Assert.Equal(state, Parse($"delivery.state = {name}").DeliveryState);

    [Fact]
    public void Terms_are_joined_by_AND_in_any_order_and_spacing() =>
        Assert.Equal(
            new FilingFilter { ProcedureCode = "1.001193", Status = FilingStatus.InProcess, ReceivingCommune = "24781", CompetentCommune = "24778" },
            Parse(" procedure=\"procedures/1.001193\"  AND\nstatus =\"IN_PROCESS\" AND receiving_commune= communes/24781 AND competent_commune = \"communes/24778\" "));

    [Theory]
    [InlineData(">=", 0, null)]
    [InlineData(">", 1, null)]
    [InlineData("<", null, 0)]
    [InlineData("<=", null, 1)]
    public void An_operator_says_whether_its_instant_is_meant(string comparison, int? fromMicroseconds, int? beforeMicroseconds)
    {
        var filter = Parse($"create_time {comparison} \"2026-03-02T08:30:00+07:00\"");

        Assert.Equal(fromMicroseconds is { } from ? Morning + (from * Microsecond) : null, filter.CreatedFrom);
        Assert.Equal(beforeMicroseconds is { } before ? Morning + (before * Microsecond) : null, filter.CreatedBefore);
    }

    [Theory]
    [InlineData(">=")]
    [InlineData(">")]
    [InlineData("<")]
    [InlineData("<=")]
    public void An_instant_between_two_stored_ones_parts_them(string comparison)
    {
        var filter = Parse($"create_time {comparison} \"2026-03-02T01:30:00.0000005Z\"");

        Assert.Equal(Morning + Microsecond, filter.CreatedFrom ?? filter.CreatedBefore);
    }

    [Fact]
    public void Both_directions_make_a_span()
    {
        var filter = Parse("create_time >= \"2026-03-02T01:30:00Z\" AND create_time < \"2026-03-03T01:30:00Z\"");

        Assert.Equal((Morning, Morning.AddDays(1)), (filter.CreatedFrom, filter.CreatedBefore));
    }

    [Fact]
    public void A_reference_may_hold_anything_at_all() =>
        Gen.String[Gen.Char, 0, 60].Sample(reference =>
        {
            var quoted = reference.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

            var filter = Parse($"commune_reference = \"{quoted}\" AND status = ACCEPTED");

            Assert.Equal((reference, FilingStatus.Accepted), (filter.CommuneReference, filter.Status));
        });

    [Theory]
    [InlineData("A AND B")]
    [InlineData("a = \"b\" AND status = STOPPED")]
    public void What_stands_in_quotes_is_no_term(string reference) =>
        Assert.Equal(reference, Parse($"commune_reference = \"{reference.Replace("\"", "\\\"", StringComparison.Ordinal)}\"").CommuneReference);

    [Theory, MemberData(nameof(Names))]
    public void What_the_contract_does_not_have_is_refused(string name)
    {
        var text = Invalid.Single(row => row.Data.Item1 == name).Data.Item2;

        Assert.True(FilingFilter.Parse(text).IsRefused(out var refusal, out _), $"'{text}' was taken.");

        Assert.Equal(ErrorReason.FilterInvalid, refusal.Reason);
        Assert.Equal("filter", Assert.Single(refusal.Violations).Field);
    }

    [Fact]
    public void A_refusal_does_not_repeat_what_was_typed()
    {
        Assert.True(FilingFilter.Parse("status = ACCEPTED AND full_name = \"Nguyễn Văn An\"").IsRefused(out var refusal, out _));

        Assert.StartsWith("Term 2 ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("An\"", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_makes_it_throw() =>
        Gen.String[Gen.OneOf(Gen.Char, Gen.OneOf('"', '\\', '=', ' ', '<', '>', 'A', 'N', 'D')), 0, 80].Sample(text => FilingFilter.Parse(text));

    private static FilingFilter Parse(string text)
    {
        Assert.False(FilingFilter.Parse(text).IsRefused(out var refusal, out var filter), $"{text}: {refusal?.Message}");
        return filter;
    }
}
