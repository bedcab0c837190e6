using System.Globalization;

namespace IntegrationHub.Tests.Fuzz;

/// <summary>How much is tried. The same seed tries the same things.</summary>
internal static class FuzzSettings
{
    /// <summary>Variable with the number of messages sent to the rpcs.</summary>
    public const string InputsVariable = "HUB_FUZZ_INPUTS";

    /// <summary>Variable with the seed of a run to be repeated.</summary>
    public const string SeedVariable = "HUB_FUZZ_SEED";

    /// <summary>Variable with a part of the names of the rpcs to try; all where it is not set.</summary>
    public const string RpcVariable = "HUB_FUZZ_RPC";

    private const int DefaultInputs = 20_000;
    private const int DefaultSeed = 20_260_701;

    public static int Inputs { get; } = Read(InputsVariable, DefaultInputs);

    public static int Seed { get; } = Read(SeedVariable, DefaultSeed);

    public static string Rpc { get; } = Environment.GetEnvironmentVariable(RpcVariable) ?? "";

    /// <summary>The randomness of one input, the same whatever runs beside it.</summary>
    public static Random Of(int input) => new(unchecked((Seed * 397) ^ (input * 7919)));

    private static int Read(string variable, int byDefault) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : byDefault;
}
