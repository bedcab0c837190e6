using IntegrationHub.Benchmarks;
using IntegrationHub.Benchmarks.Stage;
using IntegrationHub.Cli.Output;

if (args is [HubWithoutEvidence.Command, .. var ofHub])
{
    return await HubWithoutEvidence.RunAsync(ofHub);
}

return await BenchmarkCommandLine.Create(Terminal.OfProcess()).Parse(args is [] ? ["--help"] : args).InvokeAsync();
