namespace IntegrationHub.Access;

/// <summary>Topics of <see cref="Storage.StoreSignal"/> about access.</summary>
internal static class AccessTopics
{
    /// <summary>Something about who may call what changed.</summary>
    public const string Changed = "access";
}
