namespace IntegrationHub.Text;

/// <summary>Guesses what was meant by a misspelt word.</summary>
internal static class NearestWord
{
    /// <summary>The word that takes the fewest letters put in, left out or changed; case does not count.</summary>
    public static string? Of(string misspelt, IEnumerable<string> words) =>
        words.MinBy(word => Distance(misspelt.ToLowerInvariant(), word.ToLowerInvariant()));

    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        foreach (var (line, letter) in from.Index())
        {
            var diagonal = row[0];
            row[0] = line + 1;
            for (var column = 1; column <= to.Length; column++)
            {
                var changed = diagonal + (letter == to[column - 1] ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.Min(changed, Math.Min(diagonal, row[column - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
