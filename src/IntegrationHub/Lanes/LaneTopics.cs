namespace IntegrationHub.Lanes;

/// <summary>Topics of <see cref="Storage.StoreSignal"/> about lanes.</summary>
internal static class LaneTopics
{
    /// <summary>Something on the lane became due.</summary>
    public static string Due(string lane) => $"lane:{lane}";
}
