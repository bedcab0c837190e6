using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Google.Type;

namespace IntegrationHub.Cli.Output;

/// <summary>What a person types for the contract's values.</summary>
internal static class ArgumentText
{
    /// <summary>An option for a date, yyyy-mm-dd.</summary>
    public static Option<Date?> DateOption(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "YYYY-MM-DD",
        CustomParser = ParseDate,
    };

    /// <summary>An option for one of an enum's values, in words as the contract writes them, in any case.</summary>
    public static Option<T> EnumOption<T>(string name, string description)
        where T : struct, Enum
    {
        // Longer than this, the choices would push every description out of the window.
        const int MostHelpName = 40;
        var words = Enum.GetValues<T>().Where(value => Convert.ToInt32(value, CultureInfo.InvariantCulture) != 0).ToDictionary(Word);
        var choices = string.Join('|', words.Keys);
        return new Option<T>(name)
        {
            Description = choices.Length <= MostHelpName ? description : $"{description} One of {string.Join(", ", words.Keys)}.",
            HelpName = choices.Length <= MostHelpName ? choices : name.TrimStart('-').ToUpperInvariant(),
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (words.TryGetValue(text.ToLowerInvariant().Replace('_', '-'), out var value))
                {
                    return value;
                }

                result.AddError($"'{text}' is not one of {string.Join(", ", words.Keys)}.");
                return default;
            },
        };
    }

    /// <summary>A resource name of what may be a bare id. Example: "communes/24781" of "24781".</summary>
    public static string Name(string collection, string idOrName) =>
        idOrName.StartsWith(collection + "/", StringComparison.Ordinal) ? idOrName : $"{collection}/{idOrName}";

    private static string Word<T>(T value)
        where T : struct, Enum => ContractText.Of(value).ToLowerInvariant().Replace('_', '-');

    private static Date? ParseDate(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return new Date { Year = date.Year, Month = date.Month, Day = date.Day };
        }

        result.AddError($"'{text}' is not a date of the form yyyy-mm-dd.");
        return null;
    }
}
