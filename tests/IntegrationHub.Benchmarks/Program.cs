using IntegrationHub.Benchmarks;
using IntegrationHub.Cli.Output;

return await BenchmarkCommandLine.Create(Terminal.OfProcess()).Parse(args is [] ? ["--help"] : args).InvokeAsync();
