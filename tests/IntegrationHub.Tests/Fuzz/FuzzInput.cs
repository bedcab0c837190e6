using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Health.V1;
using IntegrationHub.Access;

namespace IntegrationHub.Tests.Fuzz;

/// <summary>One call to try.</summary>
/// <param name="Number">By which it can be made again under the same seed.</param>
/// <param name="Rule">Which rpc.</param>
/// <param name="Messages">What is sent.</param>
internal sealed record FuzzInput(int Number, AccessRule Rule, IReadOnlyList<byte[]> Messages)
{
    private static readonly ServiceDescriptor[] Standard =
        [.. HealthReflection.Descriptor.Services, .. Grpc.Reflection.V1Alpha.ReflectionReflection.Descriptor.Services, .. Grpc.Reflection.V1.ReflectionReflection.Descriptor.Services];

    private const int MostShownBytes = 4000;
    private const int MostBytes = 3 * 1024 * 1024;

    // Health and reflection too: whoever reaches the port may send them something.
    private static readonly AccessRule[] Rules =
        [.. AccessRules.All.Concat(Standard.SelectMany(s => s.Methods).Select(AccessRule.Of)).Where(r => r.Rpc.Contains(FuzzSettings.Rpc, StringComparison.Ordinal)).OrderBy(r => r.Rpc, StringComparer.Ordinal)];

    public static FuzzInput Of(int number, FuzzSamples samples)
    {
        var random = FuzzSettings.Of(number);
        var rule = Rules[number % Rules.Length];
        var count = rule.Method.IsClientStreaming ? random.Next(1, 4) : 1;
        return new(number, rule, [.. Enumerable.Range(0, count).Select(_ => Message(rule, samples, random))]);
    }

    /// <summary>The rpcs that are tried.</summary>
    public static IEnumerable<string> Rpcs => Rules.Select(r => r.Rpc);

    /// <summary>True when its refusals have a reason of the contract.</summary>
    public bool IsOfContract => !Standard.Contains(Rule.Method.Service);

    /// <summary>Enough to send it again without this harness.</summary>
    public override string ToString()
    {
        var shown = Messages.Select(m => m.Length <= MostShownBytes ? Convert.ToHexStringLower(m) : $"{Convert.ToHexStringLower(m.AsSpan(0, MostShownBytes))}... ({m.Length} bytes)");
        return $"{FuzzSettings.SeedVariable}={FuzzSettings.Seed} input {Number}: {Rule.Rpc} [{string.Join(", ", shown)}]";
    }

    private static byte[] Message(AccessRule rule, FuzzSamples samples, Random random)
    {
        var right = samples.Right(rule, random);
        var kind = random.Next(20);
        if (kind < 13)
        {
            MessageMutator.Mutate(right, random);
        }

        // Somewhat more than the hub takes; hundreds of times more would only test the sender.
        var wire = right.CalculateSize() <= MostBytes ? right.ToByteArray() : new byte[MostBytes];
        HostileText.PutNoText(wire, random);
        // One in twenty stays as it is: what it changes in the store makes the next ones go deeper.
        return kind is > 12 and < 19 ? WireMutator.Mutate(wire, samples.Right(rule, random).ToByteArray(), random) : wire;
    }
}
