using System.Reflection;
using Google.Protobuf.Reflection;

namespace IntegrationHub.Tests.Architecture;

/// <summary>The hub's own contract, as compiled.</summary>
internal static class ContractFiles
{
    public static IReadOnlyList<FileDescriptor> All { get; } =
        [.. Assembly.Load("IntegrationHub.Contracts").GetTypes()
            .Where(type => type.Name.EndsWith("Reflection", StringComparison.Ordinal))
            .Select(type => type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
            .OfType<FileDescriptor>()];

    public static IEnumerable<MessageDescriptor> Messages => All.SelectMany(file => file.MessageTypes).SelectMany(WithNested);

    public static IEnumerable<FieldDescriptor> Fields => Messages.SelectMany(message => message.Fields.InDeclarationOrder());

    public static IEnumerable<EnumDescriptor> Enums =>
        All.SelectMany(file => file.EnumTypes).Concat(Messages.SelectMany(message => message.EnumTypes));

    public static IEnumerable<MethodDescriptor> Methods => All.SelectMany(file => file.Services).SelectMany(service => service.Methods);

    private static IEnumerable<MessageDescriptor> WithNested(MessageDescriptor message) => message.NestedTypes.SelectMany(WithNested).Prepend(message);
}
