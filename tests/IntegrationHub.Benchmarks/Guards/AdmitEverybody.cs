using Grpc.Core;
using Grpc.Core.Interceptors;
using IntegrationHub.Rpc;

namespace IntegrationHub.Benchmarks.Guards;

/// <summary>In the place of the check: whoever calls may do everything.</summary>
internal sealed class AdmitEverybody : Interceptor
{
    private static readonly CallerReach Everything = new("", Communes: null, Sectors: null);

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        context.SetCaller(() => new Caller("everybody", context.Method, [Everything]));
        return continuation(request, context);
    }
}
