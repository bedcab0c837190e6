using System.Globalization;
using IntegrationHub.Rpc;

namespace IntegrationHub.Access.Editing;

/// <summary>Resource names of who may call.</summary>
internal static class AccessNames
{
    public const string OrganisationPattern = "organisations/{id}";
    private const int MostIdCharacters = 60;

    public static string Organisation(string id) => $"organisations/{id}";

    public static string Grant(string organisation, long id) => string.Create(CultureInfo.InvariantCulture, $"organisations/{organisation}/grants/{id}");

    public static string Role(string id) => $"roles/{id}";

    /// <summary>The id in "organisations/{id}"; empty with a violation when it is not of that form.</summary>
    public static string CheckOrganisation(string field, string name, Violations violations) =>
        Check(field, name, "organisations/*", OrganisationPattern, violations);

    /// <summary>The id in "roles/{id}"; empty with a violation when it is not of that form.</summary>
    public static string CheckRole(string field, string name, Violations violations) =>
        Check(field, name, "roles/*", "roles/{id}", violations);

    /// <summary>Whether an id is of the documented form.</summary>
    public static void CheckId(string field, string id, Violations violations)
    {
        if (id.Length is 0 or > MostIdCharacters || id[0] is < 'a' or > 'z' || !id.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
        {
            violations.Invalid(field, $"must be 1 to {MostIdCharacters} lower-case letters, digits and \"-\", the first a letter");
        }
    }

    private static string Check(string field, string name, string pattern, string shown, Violations violations)
    {
        if (ResourceName.TryParse(name, pattern, out var parts))
        {
            return parts[0];
        }

        violations.Add(field, ResourceName.Malformed(field, shown));
        return "";
    }
}
