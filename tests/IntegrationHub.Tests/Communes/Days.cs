using Microsoft.Extensions.Time.Testing;

namespace IntegrationHub.Tests.Communes;

/// <summary>The days on both sides of the reform, and a clock.</summary>
internal static class Days
{
    public static readonly DateOnly Before = new(2025, 6, 30);
    public static readonly DateOnly Reform = new(2025, 7, 1);
    public static readonly DateOnly Today = new(2026, 9, 1);

    public static FakeTimeProvider Clock() => new(new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(7)));
}
