using System.Reflection;
using Google.Protobuf.Reflection;
using Grpc.Reflection.V1Alpha;
using IntegrationHub.Filings.V1;
using IntegrationHub.Tests.Filings;
using Xunit;

namespace IntegrationHub.Tests.Hosting;

[Collection<FilingTests>]
public sealed class ReflectionTests(FilingHub hub)
{
    private static readonly IEnumerable<FileDescriptor> Files = typeof(Filing).Assembly.GetTypes()
        .Select(type => type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null)).OfType<FileDescriptor>();

    private static readonly string[] Standard = ["grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection"];

    [Fact]
    public async Task Every_service_of_the_contract_is_listed_with_health_and_reflection_and_no_other()
    {
        var listed = await AskAsync(new ServerReflectionRequest { ListServices = "" });

        Assert.Equal(
            Files.SelectMany(f => f.Services).Select(s => s.FullName).Concat(Standard).Order(StringComparer.Ordinal),
            listed.ListServicesResponse.Service.Select(s => s.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_client_that_knows_nothing_can_read_the_contract()
    {
        var answer = await AskAsync(new ServerReflectionRequest { FileContainingSymbol = "integrationhub.filings.v1.FilingService" });

        var files = answer.FileDescriptorResponse.FileDescriptorProto.Select(bytes => FileDescriptorProto.Parser.ParseFrom(bytes).Name);
        Assert.Contains("integrationhub/filings/v1/filing_service.proto", files);
    }

    private async Task<ServerReflectionResponse> AskAsync(ServerReflectionRequest request)
    {
        using var call = new ServerReflection.ServerReflectionClient(hub.Host.Channel)
            .ServerReflectionInfo(cancellationToken: TestContext.Current.CancellationToken);
        await call.RequestStream.WriteAsync(request, TestContext.Current.CancellationToken);
        await call.RequestStream.CompleteAsync();
        Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        return call.ResponseStream.Current;
    }
}
