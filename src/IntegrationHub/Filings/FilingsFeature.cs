namespace IntegrationHub.Filings;

/// <summary>Accepts filings and their changes, tells about them, and promises their delivery.</summary>
internal static class FilingsFeature
{
    public static IServiceCollection AddFilings(this IServiceCollection services) => services
        .AddSingleton<FilingRules>()
        .AddSingleton<FilingActivityStore>()
        .AddSingleton<FilingStore>()
        .AddSingleton<FindFiling>()
        .AddSingleton<FilingEventStore>()
        .AddSingleton<FilingStepStore>()
        .AddSingleton<PersonFilingStore>()
        .AddSingleton<DossierNumberStore>()
        .AddSingleton<FilingsMetrics>()
        .AddSingleton<SubmitFiling>()
        .AddSingleton<GetFiling>()
        .AddSingleton<ListFilings>()
        .AddSingleton<WatchFilings>()
        .AddSingleton<ChangeFiling>()
        .AddSingleton<RecordProgress>()
        .AddSingleton<RequestSupplement>()
        .AddSingleton<SupplementFiling>()
        .AddSingleton<WithdrawFiling>()
        .AddSingleton<CompleteFiling>();

    public static void MapFilings(this IEndpointRouteBuilder routes) => routes.MapGrpcService<FilingsService>();
}
