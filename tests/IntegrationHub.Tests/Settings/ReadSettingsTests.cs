using IntegrationHub.Hosting;
using IntegrationHub.Lanes;
using IntegrationHub.Settings;
using IntegrationHub.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IntegrationHub.Tests.Settings;

public sealed class ReadSettingsTests
{
    private const string Is = "=";
    private const string Word = "open-sesame";

    [Fact]
    public void What_is_not_set_is_as_documented()
    {
        var settings = Configure().ReadSettings<LanesOptions>(LanesOptions.Section);

        Assert.Equal(TimeSpan.FromMinutes(3), settings.Lease);
    }

    [Fact]
    public void A_key_may_be_written_in_any_case()
    {
        var settings = Configure(("lanes:LEASE", "00:01:00")).ReadSettings<LanesOptions>(LanesOptions.Section);

        Assert.Equal(TimeSpan.FromMinutes(1), settings.Lease);
    }

    [Theory]
    [InlineData("Storage:DataDirectry", "Storage:DataDirectory")]
    [InlineData("Storage:data_directory", "Storage:DataDirectory")]
    [InlineData("Storage:ConectionString", "Storage:ConnectionString")]
    [InlineData("Storage:fync", "Storage:Fsync")]
    public void An_unknown_key_is_named_with_the_nearest_known_one(string key, string nearest)
    {
        var refused = Assert.Throws<SettingsException>(() => Configure((key, "1")).ReadStorageOptions());

        Assert.Equal($"There is no setting {key}; did you mean {nearest}?", refused.Message);
    }

    [Theory]
    [InlineData("Storage:MaxPoolSize", "3")]
    [InlineData("Storage:StartTimeout", "00:00:00.5")]
    [InlineData("Storage:MaxPoolSize", "many")]
    [InlineData("Storage:StartTimeout", "soon")]
    public void A_value_out_of_its_bounds_or_of_another_type_is_named(string key, string value)
    {
        var refused = Assert.Throws<SettingsException>(() => Configure((key, value)).ReadStorageOptions());

        Assert.Contains(key, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Portal:Password" + Is + Word, "Portal__Password")]
    [InlineData("--Storage:ConnectionString=Host=db;Password" + Is + Word, "Storage__ConnectionString")]
    public void A_secret_on_the_command_line_is_refused_and_not_repeated(string argument, string variable)
    {
        var configuration = new ConfigurationBuilder().AddCommandLine([argument]).Build();

        var refused = Assert.Throws<SettingsException>(() =>
        {
            configuration.ReadSettings<IntegrationHub.National.Portal.PortalOptions>(IntegrationHub.National.Portal.PortalOptions.Section);
            configuration.ReadStorageOptions();
        });

        Assert.Contains(variable, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Word, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_string_without_a_password_may_stand_on_the_command_line()
    {
        var configuration = new ConfigurationBuilder().AddCommandLine(["--Storage:ConnectionString=Host=/run/postgresql"]).Build();

        Assert.Equal("Host=/run/postgresql", configuration.ReadStorageOptions().ConnectionString);
    }

    [Fact]
    public void Every_registered_section_is_read_at_the_start()
    {
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(Configure(("Lanes:Lease", "00:00:01")))
            .AddSettings<HubOptions>(HubOptions.Section)
            .AddSettings<LanesOptions>(LanesOptions.Section);
        using var provider = services.BuildServiceProvider();

        var refused = Assert.Throws<SettingsException>(provider.CheckSettings);

        Assert.Contains("Lanes:Lease", refused.Message, StringComparison.Ordinal);
    }

    private static IConfigurationRoot Configure(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value)).Build();
}
