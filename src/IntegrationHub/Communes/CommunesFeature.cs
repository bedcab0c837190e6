namespace IntegrationHub.Communes;

/// <summary>
/// The units of the two-level government as of any day. Rests on a <see cref="CommuneDirectory"/>
/// loaded after migration and registered by the host.
/// </summary>
internal static class CommunesFeature
{
    public static IServiceCollection AddCommunes(this IServiceCollection services) => services
        .AddSingleton<GetCommune>()
        .AddSingleton<ListCommunes>()
        .AddSingleton<ListProvinces>();

    public static IEndpointRouteBuilder MapCommunes(this IEndpointRouteBuilder routes)
    {
        routes.MapGrpcService<CommunesService>();
        return routes;
    }
}
