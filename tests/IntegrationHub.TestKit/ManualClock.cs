using Microsoft.Extensions.Time.Testing;

namespace IntegrationHub.TestKit;

/// <summary>A clock that stands until a test advances it. Starts on a working day at 8:30 in Đà Lạt.</summary>
public sealed class ManualClock() : FakeTimeProvider(Morning)
{
    /// <summary>The moment at which every manual clock starts.</summary>
    public static DateTimeOffset Morning { get; } = new(2026, 3, 2, 1, 30, 0, TimeSpan.Zero);
}
