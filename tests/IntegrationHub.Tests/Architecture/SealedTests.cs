using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace IntegrationHub.Tests.Architecture;

public sealed class SealedTests
{
    public static TheoryData<string> Assemblies => ["IntegrationHub", "IntegrationHub.Client", "IntegrationHub.Sandbox", "hub"];

    [Theory, MemberData(nameof(Assemblies))]
    public void Every_class_that_can_be_made_is_sealed(string assembly)
    {
        var open = Assembly.Load(assembly).GetTypes().Where(IsOurs).Where(type => type is { IsClass: true, IsAbstract: false, IsSealed: false });

        Offences.None(open);
    }

    // The compiler writes the class around top-level statements.
    private static bool IsOurs(Type type) => type.Name != "Program" && !IsGenerated(type);

    private static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute)) || (type.DeclaringType is { } outer && IsGenerated(outer));
}
