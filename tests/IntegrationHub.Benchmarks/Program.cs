using IntegrationHub.Benchmarks;
using IntegrationHub.Benchmarks.Guards;
using IntegrationHub.Cli.Output;

if (args is [UnguardedHub.Command, .. var ofHub])
{
    return await UnguardedHub.RunAsync(ofHub);
}

return await BenchmarkCommandLine.Create(Terminal.OfProcess()).Parse(args is [] ? ["--help"] : args).InvokeAsync();
