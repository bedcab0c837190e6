namespace IntegrationHub.Rpc;

/// <summary>Registers what every gRPC door shares: refusals as statuses, writes run once.</summary>
internal static class RpcFeature
{
    // The largest message is an upload's chunk of 1 MiB with its frame.
    private const int MostMessageBytes = 2 * 1024 * 1024;

    public static IServiceCollection AddRpc(this IServiceCollection services)
    {
        services.AddGrpc(options =>
        {
            options.MaxReceiveMessageSize = MostMessageBytes;
            options.Interceptors.Add<RefusalInterceptor>();
        });
        services.AddGrpcReflection();
        services.AddGrpcHealthChecks();
        return services.AddSingleton<RequestAnswers>().AddSingleton<RequestAnswerStore>().AddTransient<PurgeRequestAnswersJob>();
    }
}
