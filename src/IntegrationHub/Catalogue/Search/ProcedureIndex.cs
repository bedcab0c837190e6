using IntegrationHub.Text;

namespace IntegrationHub.Catalogue.Search;

/// <summary>
/// Finds procedures by what citizens say. A word counts the more the fewer procedures have it;
/// a procedure counts the more of the query it covers and the less else its name says.
/// </summary>
internal sealed class ProcedureIndex
{
    // Below, too much of what was said is about something else.
    private const double LeastCoverage = 0.6;

    // Worse than half as good as the best is noise.
    private const double LeastShareOfBest = 0.5;

    private readonly ILookup<string, CitizenPhrase> phrases = CitizenPhrase.ReadAll();
    private readonly ILookup<string, IndexedProcedure> byWord;
    private readonly Dictionary<string, double> weights;
    private readonly HashSet<string> known;
    private readonly double unknownWeight;

    public ProcedureIndex(IReadOnlyCollection<Procedure> procedures)
    {
        var indexed = procedures.Select(procedure => new IndexedProcedure(procedure)).ToList();
        byWord = indexed
            .SelectMany(procedure => procedure.Words.Select(word => word.Letters).Distinct(), (procedure, letters) => (letters, procedure))
            .ToLookup(pair => pair.letters, pair => pair.procedure, StringComparer.Ordinal);
        weights = byWord.ToDictionary(word => word.Key, word => Weight(indexed.Count, word.Count()), StringComparer.Ordinal);
        unknownWeight = Weight(indexed.Count, 0);
        known = [.. byWord.Select(word => word.Key), .. phrases.SelectMany(p => p).SelectMany(p => p.Words.Concat(p.Meanings.SelectMany(m => m))).Select(word => word.Letters)];
    }

    /// <summary>The procedures that are meant, best first. Empty: none is.</summary>
    public IReadOnlyList<ProcedureMatch> Find(string text, int most)
    {
        var parts = Parts([.. SpelledWord.Read(text).SelectMany(word => TypedWord.Mend(word, known))]).ToList();
        var total = parts.Sum(part => part.Weight);
        if (total == 0)
        {
            return [];
        }

        var matches = Candidates(parts, total).Select(candidate => Match(candidate, parts, total)).OfType<ProcedureMatch>()
            .OrderByDescending(match => match.Score).ThenBy(match => match.Procedure.Name.Length).ThenBy(match => match.Procedure.Code, StringComparer.Ordinal)
            .Take(most).ToList();
        return [.. matches.TakeWhile(match => match.Score >= matches[0].Score * LeastShareOfBest)];
    }

    // The longest phrase that is said from a place on, else the word there.
    private IEnumerable<QueryPart> Parts(IReadOnlyList<SpelledWord> query)
    {
        for (var place = 0; place < query.Count;)
        {
            var phrase = phrases[query[place].Letters].FirstOrDefault(p => p.IsAt(query, place));
            var words = phrase?.Words ?? [query[place]];
            if (phrase is null or { Meanings.Count: > 0 })
            {
                yield return new QueryPart(
                    words, phrase?.Meanings ?? [],
                    phrase is null ? WeightOf(query[place]) : phrase.Meanings.Max(meaning => meaning.Sum(WeightOf)));
            }

            place += words.Count;
        }
    }

    // What holds none of the words that say most cannot cover enough by the rest, which are in half of all names.
    private HashSet<IndexedProcedure> Candidates(List<QueryPart> parts, double total)
    {
        var candidates = new HashSet<IndexedProcedure>();
        var left = total;
        foreach (var part in parts.OrderByDescending(part => part.Weight))
        {
            if (left < total * LeastCoverage)
            {
                break;
            }

            candidates.UnionWith(part.Words.SelectMany(word => byWord[word.Letters]));
            candidates.UnionWith(part.Meanings.SelectMany(meaning => byWord[meaning.MaxBy(WeightOf).Letters]));
            left -= part.Weight;
        }

        return candidates;
    }

    private ProcedureMatch? Match(IndexedProcedure candidate, List<QueryPart> parts, double total)
    {
        var (covered, places) = (0.0, new List<int>());
        foreach (var part in parts)
        {
            var meaning = part.Meanings.FirstOrDefault(candidate.Holds) ?? [];
            var said = part.Words.Where(word => candidate.PlaceOf(word) >= 0).ToList();
            var literally = part.Weight * said.Count / part.Words.Count;
            covered += meaning.Count > 0 ? part.Weight : literally;
            places.AddRange((meaning.Count > 0 ? meaning : said).Select(candidate.PlaceOf));
        }

        var coverage = covered / total;
        if (coverage < LeastCoverage)
        {
            return null;
        }

        var found = places.Distinct().ToHashSet();
        var whole = candidate.Words.Sum(WeightOf);
        var share = found.Sum(place => WeightOf(candidate.Words[place])) / whole;
        var pairs = places.Zip(places.Skip(1)).Count(pair => pair.Second == pair.First + 1);
        var together = places.Count > 1 ? (double)pairs / (places.Count - 1) : 1;
        return new ProcedureMatch(candidate.Procedure, coverage * coverage * (0.5 + (0.4 * share) + (0.1 * together)));
    }

    private double WeightOf(SpelledWord word) => weights.GetValueOrDefault(word.Letters, unknownWeight);

    private static double Weight(int all, int with) => Math.Log(1 + ((all - with + 0.5) / (with + 0.5)));
}

/// <summary>A procedure that was found.</summary>
/// <param name="Procedure">In its present version.</param>
/// <param name="Score">How well it fits, above 0 up to 1.</param>
internal sealed record ProcedureMatch(Procedure Procedure, double Score);
