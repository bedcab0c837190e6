using Xunit;

namespace IntegrationHub.Tests.Limits;

/// <summary>The test classes that look at the memory of the process: nothing runs beside them.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class MemoryTests;
