using IntegrationHub.TestKit;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(PostgresServer))]

// Most of these tests fill both cores of a small machine by themselves.
[assembly: Parallelization(Mode = ParallelMode.None)]
