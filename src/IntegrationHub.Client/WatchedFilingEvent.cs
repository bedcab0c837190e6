using IntegrationHub.Filings.V1;

namespace IntegrationHub.Client;

/// <summary>An event of a watched filing and the place right after it.</summary>
/// <param name="Cursor">Where to go on after this event, also tomorrow: keep it once the event is dealt with.</param>
/// <param name="Event">What happened.</param>
public sealed record WatchedFilingEvent(string Cursor, FilingEvent Event);
