using IntegrationHub.Cli.Output;

namespace IntegrationHub.Cli.Tests.Output;

public class CommandNameTests
{
    [Theory]
    [InlineData("/opt/hub/hub", "/root", "hub")]
    [InlineData("/work/artifacts/bin/cli/hub", "/work", "artifacts/bin/cli/hub")]
    [InlineData("/work/hub", "/work", "./hub")]
    [InlineData("/work/artifacts/hub", "/root", "/work/artifacts/hub")]
    [InlineData("/usr/bin/dotnet", "/", "dotnet lib/hub/hub.dll")]
    public void What_is_shown_can_be_typed_from_there(string program, string here, string shown)
    {
        var name = CommandName.Of(program, "/lib/hub/", here, "/usr/bin:/opt/hub");

        Assert.Equal(shown, name);
    }
}
