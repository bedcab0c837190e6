using IntegrationHub.TestKit;

namespace IntegrationHub.Tests.Filings;

/// <summary>Moves a manual clock on until something that waits for it has happened.</summary>
internal static class Advancing
{
    // Whoever waits may not be waiting yet when the clock first moves.
    public static async Task<T> UntilAsync<T>(ManualClock clock, Task<T> happened)
    {
        await Within.Until(Within.AMinute, () =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(happened.IsCompleted);
        });
        return await happened;
    }
}
