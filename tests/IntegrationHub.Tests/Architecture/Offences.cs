using Xunit;

namespace IntegrationHub.Tests.Architecture;

/// <summary>Tells every offence in full, where xunit's own message would cut the list.</summary>
internal static class Offences
{
    public static void None(IEnumerable<object> found)
    {
        var lines = found.Select(offence => offence.ToString()).ToList();

        Assert.True(lines.Count == 0, $"{lines.Count} offence(s):\n{string.Join('\n', lines)}");
    }
}
