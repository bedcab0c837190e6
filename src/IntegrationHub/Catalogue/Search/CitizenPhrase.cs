using IntegrationHub.Storage;
using IntegrationHub.Text;

namespace IntegrationHub.Catalogue.Search;

/// <summary>What citizens say where the catalogue has other words.</summary>
/// <param name="Words">As a citizen says it.</param>
/// <param name="Meanings">Words of the catalogue, one list for each thing it may mean. Empty: it says nothing about which procedure is meant.</param>
internal sealed record CitizenPhrase(IReadOnlyList<SpelledWord> Words, IReadOnlyList<IReadOnlyList<SpelledWord>> Meanings)
{
    /// <summary>All phrases, by the bare letters of their first word, longest first.</summary>
    public static ILookup<string, CitizenPhrase> ReadAll() => ReferenceFile.Rows("citizen_words.csv")
        .GroupBy(row => row[0], row => row[1], StringComparer.Ordinal)
        .Select(phrase => new CitizenPhrase(
            SpelledWord.Read(phrase.Key),
            [.. phrase.Where(meaning => meaning.Length > 0).Select(SpelledWord.Read)]))
        .OrderByDescending(phrase => phrase.Words.Count)
        .ToLookup(phrase => phrase.Words[0].Letters, StringComparer.Ordinal);

    /// <summary>True when the query says it from this place on.</summary>
    public bool IsAt(IReadOnlyList<SpelledWord> query, int place) =>
        place + Words.Count <= query.Count && Words.Select((word, i) => word.MayBe(query[place + i])).All(same => same);
}
