using System.Collections.Frozen;
using System.Reflection;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using IntegrationHub.Access.V1;

namespace IntegrationHub.Access;

/// <summary>The rule of every rpc, as the contract has it.</summary>
internal static class AccessRules
{
    private static readonly FrozenDictionary<string, AccessRule> ByRpc = Services()
        .SelectMany(s => s.Methods)
        .Select(AccessRule.Of)
        .ToFrozenDictionary(r => r.Rpc, StringComparer.Ordinal);

    /// <summary>All rpcs of the contract.</summary>
    public static IEnumerable<AccessRule> All => ByRpc.Values;

    /// <summary>The rule of "{service}/{method}". Null: not an rpc of the contract.</summary>
    public static AccessRule? Find(string rpc) => ByRpc.GetValueOrDefault(rpc);

    private static IEnumerable<Google.Protobuf.Reflection.ServiceDescriptor> Services() =>
        typeof(Rule).Assembly.GetTypes()
            .Where(t => t.Name.EndsWith("Reflection", StringComparison.Ordinal))
            .Select(t => t.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
            .OfType<FileDescriptor>()
            .SelectMany(f => f.Services);
}

/// <summary>What the contract says about who may call one rpc.</summary>
/// <param name="Rpc">"integrationhub.filings.v1.FilingService/SubmitFiling".</param>
/// <param name="Scope">Unspecified: the contract says nothing, so nobody may.</param>
/// <param name="Path">Fields to follow from the request to the name of what the call is about.</param>
/// <param name="GivesContents">True when an answer may hold what citizens handed in or officers wrote about it.</param>
/// <param name="Method">The rpc itself.</param>
internal sealed record AccessRule(string Rpc, Scope Scope, IReadOnlyList<FieldDescriptor> Path, bool GivesContents, MethodDescriptor Method)
{
    /// <summary>True when it concerns the hub as a whole, in a service that gives out no contents.</summary>
    public bool Operates => Scope == Scope.Hub && Method.Service.Methods.All(m => m.GetOptions()?.GetExtension(RuleExtensions.Rule)?.GivesContents != true);

    public static AccessRule Of(MethodDescriptor method)
    {
        var rule = method.GetOptions()?.GetExtension(RuleExtensions.Rule) ?? new Rule();
        var path = new List<FieldDescriptor>();
        var message = method.InputType;
        foreach (var part in rule.Field.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var field = message.FindFieldByName(part)
                ?? throw new InvalidOperationException($"The rule of {method.FullName} names a field '{rule.Field}' that its request has not.");
            path.Add(field);
            message = field.FieldType == FieldType.Message ? field.MessageType : message;
        }

        return new AccessRule($"{method.Service.FullName}/{method.Name}", rule.Scope, path, rule.GivesContents, method);
    }

    /// <summary>The name of what the request is about; empty when it is not there.</summary>
    public string NameIn(IMessage request)
    {
        object? value = request;
        foreach (var field in Path)
        {
            value = value is IMessage message ? field.Accessor.GetValue(message) : null;
        }

        return value as string ?? "";
    }
}
