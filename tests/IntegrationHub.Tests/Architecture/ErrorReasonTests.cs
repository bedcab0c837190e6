using System.Text.RegularExpressions;
using IntegrationHub.Errors.V1;
using IntegrationHub.Rpc;
using Xunit;

namespace IntegrationHub.Tests.Architecture;

/// <summary>Holds what error_reason.proto promises against what the hub's code does.</summary>
public sealed partial class ErrorReasonTests
{
    private static readonly SourceFile Contract = SourceTree.Contract.Single(file => file.Name == "error_reason.proto");

    // Reason -> the comment above it, in one line.
    private static readonly Dictionary<string, string> Comments = Documented().Matches(Contract.Text)
        .ToDictionary(match => match.Groups["reason"].Value, match => CommentMark().Replace(match.Groups["comment"].Value, " "));

    private static readonly IReadOnlyList<string> Statements =
        [.. SourceTree.Product.Where(file => file.Path.StartsWith("src/IntegrationHub/", StringComparison.Ordinal)).SelectMany(file => StatementEnd().Split(file.Text))];

    public static TheoryData<ErrorReason> Reasons => [.. Enum.GetValues<ErrorReason>().Where(reason => reason != ErrorReason.Unspecified)];

    [Theory, MemberData(nameof(Reasons))]
    public void A_reason_is_given_somewhere(ErrorReason reason)
    {
        var giving = StatementsGiving(reason);

        Assert.NotEmpty(giving);
    }

    [Theory, MemberData(nameof(Reasons))]
    public void A_reason_says_its_codes_and_whether_to_retry(ErrorReason reason)
    {
        var comment = Comments[Refusal.ContractName(reason)];

        Assert.Matches(StatusCodeName(), comment);
        Assert.Contains("Retry: ", comment, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Reasons))]
    public void A_refusal_has_a_code_that_its_reason_documents(ErrorReason reason)
    {
        var documented = StatusCodeName().Matches(Comments[Refusal.ContractName(reason)]).Select(match => match.Value.Replace("_", "", StringComparison.Ordinal));

        var given = StatementsGiving(reason).SelectMany(statement => GivenCode().Matches(statement)).Select(match => match.Groups[1].Value.ToUpperInvariant());

        Offences.None(given.Except(documented));
    }

    [Theory, MemberData(nameof(Reasons))]
    public void A_refusal_carries_exactly_the_metadata_its_reason_documents(ErrorReason reason)
    {
        var documented = DocumentedKey().Matches(Comments[Refusal.ContractName(reason)]).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal);

        Assert.All(StatementsGiving(reason), statement =>
            Assert.Equal(documented, GivenKey().Matches(statement).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void An_rpc_names_only_reasons_there_are()
    {
        var named = SourceTree.Contract.SelectMany(file => NamedReasons().Matches(CommentMark().Replace(file.Text, " ")))
            .SelectMany(match => match.Groups["reason"].Captures).Select(capture => capture.Value);

        Assert.NotEmpty(named);
        Offences.None(named.Except(Comments.Keys).Where(name => !StatusCodeName().IsMatch(name)));
    }

    private static IEnumerable<string> StatementsGiving(ErrorReason reason) =>
        Statements.Where(statement => Regex.IsMatch(statement, $@"\bErrorReason\.{reason}\b"));

    [GeneratedRegex(@"(?<comment>(?:  //.*\n)+)  ERROR_REASON_(?<reason>\w+) = \d+;")]
    private static partial Regex Documented();

    [GeneratedRegex(@"\n\s*//|^\s*//", RegexOptions.None)]
    private static partial Regex CommentMark();

    [GeneratedRegex(@";\r?\n")]
    private static partial Regex StatementEnd();

    [GeneratedRegex(@"\b(INVALID_ARGUMENT|NOT_FOUND|ALREADY_EXISTS|FAILED_PRECONDITION|ABORTED|OUT_OF_RANGE|PERMISSION_DENIED|RESOURCE_EXHAUSTED|UNAUTHENTICATED|UNAVAILABLE|INTERNAL)\b")]
    private static partial Regex StatusCodeName();

    [GeneratedRegex(@"\bStatusCode\.(\w+)")]
    private static partial Regex GivenCode();

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex DocumentedKey();

    [GeneratedRegex(@"\.With\(""(\w+)""")]
    private static partial Regex GivenKey();

    // "NOT_FOUND / A, B or C"
    [GeneratedRegex(@"[A-Z_]{5,} / (?<reason>[A-Z]+(?:_[A-Z]+)+)(?:(?:,| or|, or)\s+(?<reason>[A-Z]+(?:_[A-Z]+)+)(?!\s*/|[A-Z_]))*")]
    private static partial Regex NamedReasons();
}
