using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace IntegrationHub.Tests.Architecture;

/// <summary>The hub's types and what each of them sees, read from the compiled assembly, method bodies included.</summary>
internal static class HubTypes
{
    private const string Root = "IntegrationHub";

    /// <summary>Every type of the hub; what the compiler adds counts as its owner's.</summary>
    public static IReadOnlyList<IType> All { get; } =
        [.. new ArchLoader().LoadAssemblies(typeof(HubApplication).Assembly).Build().Types.Where(IsOurs)];

    /// <summary>The hub's folders: one per feature and one per foundation.</summary>
    public static IReadOnlyList<string> Folders { get; } = [.. All.Select(FolderOf).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The first folder below the hub's; null: the table of contents itself.</summary>
    public static string? FolderOf(IType type) => type.Namespace.FullName.Split('.') is [Root, var folder, ..] ? folder : null;

    /// <summary>The name without what generics and nesting add. Example: "LaneClaims".</summary>
    public static string NameOf(IType type) => type.FullName[(type.Namespace.FullName.Length + 1)..].Split('+', '/', '`')[0];

    /// <summary>Pairs of a type and another of the hub that it sees.</summary>
    public static IEnumerable<(IType From, IType To)> Arrows { get; } =
        [.. All.SelectMany(type => type.Dependencies.Select(dependency => dependency.Target).Where(IsOurs).Distinct().Select(target => (type, target)))];

    /// <summary>The types that see anything of a library, by the beginning of its namespace.</summary>
    public static IEnumerable<IType> Seeing(string library) =>
        All.Where(type => type.Dependencies.Any(dependency => dependency.Target.FullName.StartsWith(library, StringComparison.Ordinal)));

    private static bool IsOurs(IType type) => type is not GenericParameter && type.Assembly.Name == Root;
}
