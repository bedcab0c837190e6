using IntegrationHub.TestKit;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresServer))]
