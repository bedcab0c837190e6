using IntegrationHub.Settings;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Hosting;

public sealed class WrongSettingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("Hub:GrpcUri", "Hub:GrpcUrl")]
    [InlineData("Lanes:Leese", "Lanes:Lease")]
    [InlineData("Deliveries:Concurency", "Deliveries:Concurrency")]
    [InlineData("Portal:BaseUri", "Portal:BaseUrl")]
    [InlineData("Privacy:KeyFiel", "Privacy:KeyFile")]
    [InlineData("Retention:Attachment", "Retention:Attachments")]
    public async Task A_key_nobody_knows_stops_the_start_and_names_the_nearest(string key, string nearest)
    {
        var refused = await Assert.ThrowsAsync<SettingsException>(() => BuildAsync(key, "x"));

        Assert.Equal($"There is no setting {key}; did you mean {nearest}?", refused.Message);
    }

    [Theory]
    [InlineData("Lanes:Lease", "00:00:01")]
    [InlineData("Lanes:MaxFaults", "0")]
    [InlineData("Deliveries:Concurrency", "many")]
    [InlineData("Deliveries:MaxAttempts", "1001")]
    [InlineData("Hub:HttpUrl", "")]
    [InlineData("Retention:FilingContent", "29.00:00:00")]
    [InlineData("Retention:UnnamedAttachments", "1.00:00:00")]
    public async Task A_value_that_will_not_do_stops_the_start_and_is_named(string key, string value)
    {
        var refused = await Assert.ThrowsAsync<SettingsException>(() => BuildAsync(key, value));

        Assert.Contains(key, refused.Message, StringComparison.Ordinal);
    }

    private Task BuildAsync(string key, string value) =>
        HubHost.BuildAsync(database, portal: null, clock: null, new Dictionary<string, string?> { [key] = value }, replace: null);
}
