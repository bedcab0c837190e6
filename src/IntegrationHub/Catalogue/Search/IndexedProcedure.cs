using IntegrationHub.Text;

namespace IntegrationHub.Catalogue.Search;

/// <summary>A procedure by the words of its name.</summary>
internal sealed class IndexedProcedure
{
    private readonly Dictionary<string, int[]> places;

    public IndexedProcedure(Procedure procedure)
    {
        Procedure = procedure;
        Words = SpelledWord.Read(procedure.Name);
        places = Words.Select((word, place) => (word, place))
            .GroupBy(pair => pair.word.Letters, pair => pair.place, StringComparer.Ordinal)
            .ToDictionary(word => word.Key, word => word.ToArray(), StringComparer.Ordinal);
    }

    public Procedure Procedure { get; }

    public IReadOnlyList<SpelledWord> Words { get; }

    /// <summary>Where the word stands, first place of several. -1: nowhere.</summary>
    public int PlaceOf(SpelledWord word)
    {
        foreach (var place in places.GetValueOrDefault(word.Letters, []))
        {
            if (Words[place].MayBe(word))
            {
                return place;
            }
        }

        return -1;
    }

    public bool Holds(IReadOnlyList<SpelledWord> all)
    {
        foreach (var word in all)
        {
            if (PlaceOf(word) < 0)
            {
                return false;
            }
        }

        return true;
    }
}
