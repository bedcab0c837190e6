using ArchUnitNET.Domain;
using Xunit;
using Assembly = System.Reflection.Assembly;

namespace IntegrationHub.Tests.Architecture;

public sealed class DependencyTests
{
    // Foundation -> foundations it sees. They carry features and know none: a lane reaches a feature by a
    // registered handler, not by name. Every feature may see them.
    private static readonly Dictionary<string, string[]> Foundations = new()
    {
        ["Calendar"] = [],
        ["Encryption"] = ["Settings", "Storage"],
        ["Evidence"] = ["Calendar", "Rpc", "Settings", "Storage"],
        ["Hosting"] = ["Calendar", "Settings", "Storage"],
        ["Jobs"] = ["Storage"],
        ["Lanes"] = ["Evidence", "Rpc", "Settings", "Storage"],
        ["Limits"] = ["Rpc", "Settings"],
        ["Rpc"] = ["Encryption", "Storage"],
        ["Settings"] = ["Text"],
        ["Storage"] = ["Settings"],
        ["Text"] = [],
    };

    // Feature -> features it sees. A new arrow is a reviewed line here.
    private static readonly Dictionary<string, string[]> Features = new()
    {
        ["Access"] = ["Catalogue", "Communes"],
        ["Attachments"] = ["Communes"],
        ["Catalogue"] = [],
        ["Communes"] = [],
        ["Deliveries"] = ["Attachments", "Catalogue", "Communes", "Filings"],
        ["Filings"] = ["Attachments", "Catalogue", "Communes", "Identification"],
        ["Identification"] = [],
        ["National"] = ["Deliveries", "Filings"],
        ["Pages"] = ["Access", "Catalogue", "Communes", "Filings"],
        ["Privacy"] = ["Attachments", "Filings", "Identification"],
    };

    private static readonly Dictionary<string, string[]> Arrows = Foundations.Concat(Features).ToDictionary();

    // What is shipped alone -> what of ours it may bring along.
    public static TheoryData<string, string[]> Assemblies => new()
    {
        { "IntegrationHub.Contracts", [] },
        { "IntegrationHub.Client", ["IntegrationHub.Contracts"] },
        { "hub", ["IntegrationHub.Client", "IntegrationHub.Contracts"] },
        { "IntegrationHub.Sandbox", [] },
        { "IntegrationHub", ["IntegrationHub.Contracts"] },
    };

    // Library -> folders that may see it, and endings of the names of other types that may.
    public static TheoryData<string, string[], string[]> Libraries => new()
    {
        { "Npgsql", ["Storage"], ["Store", "Claims", "Writer", "Trail", "Signal"] },
        { "Hangfire", ["Jobs", "Lanes"], ["Job", "Signal", "Pump", "Feature"] },
        { "Grpc.Core", ["Limits", "Rpc"], ["Service", "Errors", "Interceptor", "Stream"] },
    };

    public static TheoryData<string> Folders => [.. HubTypes.Folders];

    [Theory, MemberData(nameof(Folders))]
    public void A_folder_sees_exactly_the_folders_its_arrows_name(string folder)
    {
        var given = Features.ContainsKey(folder) ? Foundations.Keys : Enumerable.Empty<string>();

        var seen = HubTypes.Arrows.Where(arrow => HubTypes.FolderOf(arrow.From) == folder)
            .Select(arrow => HubTypes.FolderOf(arrow.To)).OfType<string>().Distinct().Where(other => other != folder).Except(given);

        Assert.Equal(Arrows[folder], seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_arrows_form_no_circle()
    {
        var left = Arrows.ToDictionary();

        while (left.Where(row => !row.Value.Any(left.ContainsKey)).Select(row => row.Key).ToList() is { Count: > 0 } leaves)
        {
            leaves.ForEach(leaf => left.Remove(leaf));
        }

        Offences.None(left.Keys);
    }

    [Fact]
    public void A_foundation_sees_no_feature()
    {
        var seen = Foundations.SelectMany(row => row.Value.Except(Foundations.Keys).Select(feature => $"{row.Key} -> {feature}"));

        Offences.None(seen);
    }

    [Fact]
    public void Nobody_sees_the_national_adapters()
    {
        var seeing = Arrows.Where(row => row.Value.Contains("National")).Select(row => row.Key);

        Offences.None(seeing);
    }

    [Fact]
    public void No_adapter_sees_another()
    {
        var seeing = HubTypes.Arrows.Where(arrow => AdapterOf(arrow.From) is { } from && AdapterOf(arrow.To) is { } to && from != to);

        Offences.None(seeing.Select(arrow => $"{arrow.From.FullName} -> {arrow.To.FullName}"));
    }

    [Theory, MemberData(nameof(Libraries))]
    public void A_library_is_seen_only_where_its_work_is_done(string library, string[] folders, string[] endings)
    {
        var seeing = HubTypes.Seeing(library).Where(type => HubTypes.FolderOf(type) is { } folder && !folders.Contains(folder))
            .Where(type => !endings.Any(ending => HubTypes.NameOf(type).EndsWith(ending, StringComparison.Ordinal)));

        Offences.None(seeing.Select(type => type.FullName));
    }

    // The compiled assembly does not tell a constant's origin; a using does.
    [Theory, MemberData(nameof(Libraries))]
    public void A_file_that_names_a_library_may_see_it(string library, string[] folders, string[] endings)
    {
        var naming = SourceTree.Product.Where(file => file.Path.Split('/') is ["src", "IntegrationHub", var folder, _, ..] && !folders.Contains(folder))
            .Where(file => file.Text.Contains($"using {library}", StringComparison.Ordinal) || file.Text.Contains($" {library}.", StringComparison.Ordinal))
            .Where(file => !endings.Any(ending => file.Name.EndsWith(ending + ".cs", StringComparison.Ordinal)));

        Offences.None(naming);
    }

    [Theory, MemberData(nameof(Assemblies))]
    public void An_assembly_brings_along_only_what_its_row_names(string assembly, string[] allowed)
    {
        var ours = Assembly.Load(assembly).GetReferencedAssemblies().Select(reference => reference.Name ?? "")
            .Where(name => name == "hub" || name.StartsWith("IntegrationHub", StringComparison.Ordinal));

        Assert.Equal(allowed, ours.Order(StringComparer.Ordinal));
    }

    private static string? AdapterOf(IType type) => type.Namespace.FullName.Split('.') is ["IntegrationHub", "National", var adapter, ..] ? adapter : null;
}
