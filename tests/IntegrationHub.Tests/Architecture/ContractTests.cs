using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Xunit;
using Date = Google.Type.Date;

namespace IntegrationHub.Tests.Architecture;

public sealed partial class ContractTests
{
    [Fact]
    public void Everything_a_caller_meets_has_a_comment()
    {
        var bare = SourceTree.Contract.SelectMany(file =>
        {
            var lines = file.Text.Split('\n');
            return lines.Index().Where(line => Declaration().IsMatch(line.Item) && !IsComment(lines[line.Index - 1])).Select(line => $"{file}: {line.Item.Trim()}");
        });

        Assert.NotEmpty(SourceTree.Contract);
        Offences.None(bare);
    }

    [Fact]
    public void Every_rpc_has_a_request_and_a_response_of_its_own()
    {
        var shared = ContractFiles.Methods.Where(method =>
            method.InputType.Name != method.Name + "Request" || method.OutputType.Name != method.Name + "Response");

        Assert.NotEmpty(ContractFiles.Methods);
        Offences.None(shared.Select(method => method.FullName));
    }

    [Fact]
    public void Requests_and_responses_stand_in_the_order_of_their_rpcs()
    {
        Assert.All(ContractFiles.All.Where(file => file.Services.Count > 0), file =>
        {
            var ofRpcs = file.Services.SelectMany(service => service.Methods).SelectMany(method => (string[])[method.InputType.Name, method.OutputType.Name]).ToList();

            Assert.Equal(ofRpcs, file.MessageTypes.Select(message => message.Name).Where(ofRpcs.Contains));
        });
    }

    [Fact]
    public void An_enum_starts_at_unspecified()
    {
        var wrong = ContractFiles.Enums.Where(type => type.Values[0] is not { Number: 0 } first || !first.Name.EndsWith("_UNSPECIFIED", StringComparison.Ordinal));

        Assert.NotEmpty(ContractFiles.Enums);
        Offences.None(wrong.Select(type => type.FullName));
    }

    [Fact]
    public void Field_numbers_leave_no_gap_but_a_reserved_one()
    {
        var gaps = ContractFiles.Messages.Where(message =>
        {
            var reserved = message.ToProto().ReservedRange.SelectMany(range => Enumerable.Range(range.Start, range.End - range.Start));
            var numbers = message.Fields.InFieldNumberOrder().Select(field => field.FieldNumber).Concat(reserved).Order();
            return !numbers.SequenceEqual(Enumerable.Range(1, numbers.Count()));
        });

        Offences.None(gaps.Select(message => message.FullName));
    }

    // A double loses đồng, an Any hides what it holds from the compiler.
    [Fact]
    public void No_field_is_a_double_a_float_or_an_any()
    {
        var wrong = ContractFiles.Fields.Where(field =>
            field.FieldType is FieldType.Double or FieldType.Float || Holds(field, Any.Descriptor));

        Assert.NotEmpty(ContractFiles.Fields);
        Offences.None(wrong.Select(field => field.FullName));
    }

    [Fact]
    public void A_field_says_its_unit()
    {
        var wrong = ContractFiles.Fields.Where(field => Unit(field) is { } unit && !field.Name.EndsWith(unit, StringComparison.Ordinal));

        Offences.None(wrong.Select(field => field.FullName));
    }

    private static string? Unit(FieldDescriptor field) => field switch
    {
        _ when Holds(field, Timestamp.Descriptor) => "_time",
        _ when Holds(field, Date.Descriptor) => "_date",
        { FieldType: FieldType.Int64 } when field.Name.Contains("fee", StringComparison.Ordinal) || field.Name.Contains("amount", StringComparison.Ordinal) => "_dong",
        { FieldType: FieldType.Int64 } when field.Name.Contains("size", StringComparison.Ordinal) => "_bytes",
        _ => null,
    };

    private static bool Holds(FieldDescriptor field, MessageDescriptor message) =>
        field.FieldType == FieldType.Message && field.MessageType.FullName == message.FullName;

    private static bool IsComment(string line) => line.TrimStart().StartsWith("//", StringComparison.Ordinal);

    // A service, rpc, message, enum, oneof, field, enum value or reserved number.
    [GeneratedRegex(@"^\s*(?:(?:service|rpc|message|enum|oneof|reserved)\s|(?:[\w.<>, ]+ )?\w+ = -?\d+\b)")]
    private static partial Regex Declaration();
}
