using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace IntegrationHub.Tests.Fuzz;

/// <summary>Puts hostile values into the fields of a right message, so that what lies behind the first check is reached.</summary>
internal static class MessageMutator
{
    private static readonly long[] Numbers =
        [0, 1, -1, 59, 60, 61, 100, 501, 1001, 100_001, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue, 253402300800, -62135596801, 999_999_999, 1_000_000_000];

    private const int MostAddedBytes = 2 * 1024 * 1024;

    private static readonly int[] Repeats = [2, 5, 40, 300, 3000];

    /// <summary>Changes one to three fields.</summary>
    public static void Mutate(IMessage message, Random random)
    {
        for (var left = random.Next(1, 4); left > 0; left--)
        {
            var fields = FieldsOf(message).ToList();
            if (fields.Count == 0)
            {
                return;
            }

            var (owner, field) = fields[random.Next(fields.Count)];
            if (field.IsRepeated)
            {
                MutateList((IList)field.Accessor.GetValue(owner), field, random);
            }
            else if (field.FieldType == FieldType.Message && random.Next(2) == 0)
            {
                field.Accessor.Clear(owner);
            }
            else
            {
                field.Accessor.SetValue(owner, ValueFor(field, field.Accessor.GetValue(owner), random));
            }
        }
    }

    // Also the fields of messages inside, as far as they are there.
    private static IEnumerable<(IMessage Owner, FieldDescriptor Field)> FieldsOf(IMessage message)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder().Where(f => !f.IsMap))
        {
            yield return (message, field);
            if (field.FieldType != FieldType.Message)
            {
                continue;
            }

            var value = field.Accessor.GetValue(message);
            var inner = field.IsRepeated ? ((IList)value).Cast<IMessage>().Take(3) : value is IMessage one ? [one] : [];
            foreach (var found in inner.SelectMany(FieldsOf))
            {
                yield return found;
            }
        }
    }

    private static void MutateList(IList list, FieldDescriptor field, Random random)
    {
        if (list.Count > 0 && random.Next(3) == 0)
        {
            list.Clear();
            return;
        }

        var element = list.Count > 0 && random.Next(2) == 0 ? list[random.Next(list.Count)]! : ValueFor(field, field.FieldType == FieldType.String ? "" : null, random);
        var most = MostAddedBytes / (element switch { IMessage m => m.CalculateSize() + 1, string s => s.Length + 1, _ => 10 });
        for (var more = Math.Min(most, random.Next(3) == 0 ? Repeats[random.Next(Repeats.Length)] : 1); more > 0; more--)
        {
            // Each its own: a change in one must not be a change in thousands.
            list.Add(element is IMessage message ? message.Descriptor.Parser.ParseFrom(message.ToByteArray()) : element);
        }
    }

    private static object ValueFor(FieldDescriptor field, object? right, Random random)
    {
        var number = Numbers[random.Next(Numbers.Length)];
        return field.FieldType switch
        {
            FieldType.String => HostileText.From((string)(right ?? ""), random),
            FieldType.Bytes => Bytes(random),
            FieldType.Bool => right is not true,
            FieldType.Enum => Enum.ToObject(field.EnumType.ClrType, random.Next(2) == 0 ? random.Next(0, 30) : unchecked((int)number)),
            FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => unchecked((int)number),
            FieldType.UInt32 or FieldType.Fixed32 => unchecked((uint)number),
            FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => number,
            FieldType.UInt64 or FieldType.Fixed64 => unchecked((ulong)number),
            FieldType.Double => double.NaN,
            FieldType.Float => float.NaN,
            FieldType.Message => Inner(field, random),
            _ => throw new InvalidOperationException($"Say here what is hostile in a {field.FieldType}."),
        };
    }

    private static ByteString Bytes(Random random)
    {
        var bytes = new byte[random.Next(40) == 0 ? (1024 * 1024) + random.Next(3) - 1 : random.Next(100)];
        random.NextBytes(bytes);
        return UnsafeByteOperations.UnsafeWrap(bytes);
    }

    private static IMessage Inner(FieldDescriptor field, Random random)
    {
        var inner = field.MessageType.Parser.ParseFrom([]);
        foreach (var part in inner.Descriptor.Fields.InDeclarationOrder().Where(f => !f.IsRepeated && f.FieldType != FieldType.Message && random.Next(2) == 0))
        {
            part.Accessor.SetValue(inner, ValueFor(part, part.Accessor.GetValue(inner), random));
        }

        return inner;
    }
}
