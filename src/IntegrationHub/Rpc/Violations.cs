using Grpc.Core;
using IntegrationHub.Errors.V1;

namespace IntegrationHub.Rpc;

/// <summary>Collects everything wrong with a request, so that a caller mends it in one go.</summary>
internal sealed class Violations
{
    // A refusal travels in a header, and some clients take no more than 8 KiB of them all: with
    // more they would not even learn that they were refused.
    private const int MostTold = 25;

    private readonly List<Violation> found = [];
    private Refusal? precondition;

    public bool None => found.Count == 0;

    public void Add(string field, ErrorReason reason, string description) => found.Add(new(field, reason, description));

    public void Required(string field) => Add(field, ErrorReason.FieldRequired, $"'{field}' is required.");

    public void Invalid(string field, string rule) => Add(field, ErrorReason.FieldInvalid, $"'{field}' {rule}.");

    /// <summary>
    /// Adds a finding that has its own refusal, with metadata. Where it is the first, the
    /// answer to the caller is that refusal, its code included.
    /// </summary>
    public void Add(string field, Refusal refusal)
    {
        if (found.Count == 0)
        {
            precondition = refusal;
        }

        Add(field, refusal.Reason, refusal.Message);
    }

    /// <summary>True when <paramref name="value"/> is there and not longer than <paramref name="most"/> characters.</summary>
    public bool Text(string field, string value, int most)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            Required(field);
            return false;
        }

        return OptionalText(field, value, most);
    }

    /// <summary>True when <paramref name="value"/> is not longer than <paramref name="most"/> characters and holds no control characters.</summary>
    public bool OptionalText(string field, string value, int most)
    {
        if (value.Length > most)
        {
            Invalid(field, $"has {value.Length} characters, more than {most}");
            return false;
        }

        if (value.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
        {
            Invalid(field, "holds control characters");
            return false;
        }

        return true;
    }

    /// <summary>The answer to the caller. Only when something was found.</summary>
    public Refusal ToRefusal()
    {
        var first = precondition ?? new Refusal(StatusCode.InvalidArgument, found[0].Reason, found.Count == 1
            ? found[0].Description
            : $"{found[0].Description} And {found.Count - 1} more; see the field violations.");
        return first with { Violations = [.. found.Take(MostTold)] };
    }
}
