using IntegrationHub.Text;

namespace IntegrationHub.Catalogue.Search;

/// <summary>A part of a query: one word, or a phrase of citizens with what it means.</summary>
/// <param name="Words">As they were typed, mended.</param>
/// <param name="Meanings">In the catalogue's words. Empty: what was typed.</param>
/// <param name="Weight">How much it says about which procedure is meant.</param>
internal sealed record QueryPart(IReadOnlyList<SpelledWord> Words, IReadOnlyList<IReadOnlyList<SpelledWord>> Meanings, double Weight);
