using CsCheck;
using Grpc.Core;
using IntegrationHub.Errors.V1;
using IntegrationHub.Rpc;
using Xunit;

namespace IntegrationHub.Tests.Rpc;

public sealed class ViolationsTests
{
    [Fact]
    public void All_are_told_in_the_order_in_which_they_were_found()
    {
        var violations = new Violations();
        violations.Required("first");
        violations.Invalid("second", "is odd");

        var refusal = violations.ToRefusal();

        Assert.Equal(["first", "second"], refusal.Violations.Select(v => v.Field));
        Assert.Equal(ErrorReason.FieldRequired, refusal.Reason);
    }

    [Fact]
    public void Of_very_many_the_first_are_told_and_all_are_counted()
    {
        var violations = new Violations();
        for (var i = 0; i < 1000; i++)
        {
            violations.Invalid($"field[{i}]", "is odd");
        }

        var refusal = violations.ToRefusal();

        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"field[{i}]"), refusal.Violations.Select(v => v.Field));
        Assert.Contains("And 999 more", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_that_has_a_refusal_of_its_own_lends_its_code_and_metadata()
    {
        var violations = new Violations();
        violations.Add("parent", new Refusal(StatusCode.FailedPrecondition, ErrorReason.CommuneAbolished, "Gone.").With("commune", "24769"));
        violations.Required("request_id");

        var refusal = violations.ToRefusal();

        Assert.Equal((StatusCode.FailedPrecondition, ErrorReason.CommuneAbolished), (refusal.Code, refusal.Reason));
        Assert.Equal("24769", Assert.Single(refusal.Metadata).Value);
        Assert.Equal(2, refusal.Violations.Count);
    }

    [Fact]
    public void A_later_refusal_does_not_speak_for_the_first()
    {
        var violations = new Violations();
        violations.Required("request_id");
        violations.Add("parent", new Refusal(StatusCode.FailedPrecondition, ErrorReason.CommuneAbolished, "Gone.").With("commune", "24769"));

        var refusal = violations.ToRefusal();

        Assert.Equal((StatusCode.InvalidArgument, ErrorReason.FieldRequired), (refusal.Code, refusal.Reason));
        Assert.Empty(refusal.Metadata);
    }

    [Theory]
    [InlineData("", ErrorReason.FieldRequired)]
    [InlineData(" \t", ErrorReason.FieldRequired)]
    [InlineData("123456", ErrorReason.FieldInvalid)]
    [InlineData("a\0b", ErrorReason.FieldInvalid)]
    [InlineData("a\u001bb", ErrorReason.FieldInvalid)]
    [InlineData("a\u0085b", ErrorReason.FieldInvalid)]
    public void A_required_text_is_there_short_enough_and_free_of_control_characters(string text, ErrorReason reason)
    {
        var violations = new Violations();

        Assert.False(violations.Text("f", text, most: 5));

        Assert.Equal(reason, violations.ToRefusal().Reason);
    }

    [Fact]
    public void What_is_said_about_a_text_never_holds_it() =>
        Gen.String[Gen.Char['À', 'ỹ'], 30, 60].Sample(text =>
        {
            var violations = new Violations();
            violations.Text("f", text, most: 20);

            var refusal = violations.ToRefusal();

            Assert.DoesNotContain(text, refusal.Message + refusal.Violations[0].Description, StringComparison.Ordinal);
        });

    [Theory]
    [InlineData("Tổ 5\nPhường 2")]
    [InlineData("a\tb\r\n")]
    [InlineData("")]
    public void Lines_and_tabs_are_no_control_characters_in_an_optional_text(string text)
    {
        var violations = new Violations();

        Assert.True(violations.OptionalText("f", text, most: 50));

        Assert.True(violations.None);
    }
}
