using IntegrationHub.Catalogue.Search;

namespace IntegrationHub.Catalogue;

/// <summary>
/// The administrative procedures and their versions. Rests on a <see cref="ProcedureCatalogue"/>
/// loaded after migration and registered by the host.
/// </summary>
internal static class CatalogueFeature
{
    public static IServiceCollection AddCatalogue(this IServiceCollection services) => services
        .AddSingleton<GetProcedure>()
        .AddSingleton<ListProcedures>()
        .AddSingleton<ListProcedureVersions>()
        .AddSingleton(provider => new ProcedureIndex(provider.GetRequiredService<ProcedureCatalogue>().Procedures))
        .AddSingleton<SearchProcedures>();

    public static IEndpointRouteBuilder MapCatalogue(this IEndpointRouteBuilder routes)
    {
        routes.MapGrpcService<CatalogueService>();
        return routes;
    }
}
