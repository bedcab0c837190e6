using System.ComponentModel.DataAnnotations;
using System.Reflection;
using IntegrationHub.Text;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Settings;

/// <summary>Reads one section of the configuration: every key known, every value of its type and within its bounds.</summary>
internal static class SettingsReader
{
    /// <exception cref="SettingsException">The first thing wrong in the section.</exception>
    public static T ReadSettings<T>(this IConfiguration configuration, string section)
        where T : class, new()
    {
        CheckKeys<T>(configuration.GetSection(section));
        CheckSecrets<T>(configuration, section);
        var settings = Bind<T>(configuration.GetSection(section));
        var wrong = new List<ValidationResult>();
        return Validator.TryValidateObject(settings, new ValidationContext(settings), wrong, validateAllProperties: true)
            ? settings
            : throw new SettingsException($"Setting {section}:{string.Join(',', wrong[0].MemberNames)}: {wrong[0].ErrorMessage}");
    }

    /// <summary>Registers a section. It is read once, at the latest by <see cref="CheckSettings"/>.</summary>
    public static IServiceCollection AddSettings<T>(this IServiceCollection services, string section)
        where T : class, new() =>
        services
            .AddSingleton<IOptions<T>>(provider => Options.Create(provider.GetRequiredService<IConfiguration>().ReadSettings<T>(section)))
            .AddSingleton(new SettingsCheck(provider => provider.GetRequiredService<IOptions<T>>()));

    /// <summary>Reads every registered section, so that a wrong one stops the start and not the work.</summary>
    public static void CheckSettings(this IServiceProvider services)
    {
        foreach (var check in services.GetServices<SettingsCheck>())
        {
            check.Run(services);
        }
    }

    private static void CheckKeys<T>(IConfigurationSection section)
    {
        var known = typeof(T).GetProperties().Select(property => property.Name).ToList();
        if (section.GetChildren().FirstOrDefault(given => !known.Contains(given.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new SettingsException($"There is no setting {unknown.Path}; did you mean {section.Key}:{NearestWord.Of(unknown.Key, known)}?");
        }
    }

    private static void CheckSecrets<T>(IConfiguration configuration, string section)
    {
        var commandLine = (configuration as IConfigurationRoot)?.Providers.OfType<CommandLineConfigurationProvider>() ?? [];
        foreach (var property in typeof(T).GetProperties())
        {
            if (property.GetCustomAttribute<SecretAttribute>() is { } secret
                && commandLine.Any(p => p.TryGet($"{section}:{property.Name}", out var given) && given?.Contains(secret.Where, StringComparison.OrdinalIgnoreCase) == true))
            {
                throw new SettingsException(
                    $"Setting {section}:{property.Name} is a secret and not taken from a command line, which everybody on the machine can read. Give it by environment, as {section}__{property.Name}.");
            }
        }
    }

    private static T Bind<T>(IConfigurationSection section)
        where T : class, new()
    {
        try
        {
            return section.Get<T>() ?? new T();
        }
        catch (InvalidOperationException unreadable)
        {
            throw new SettingsException($"{unreadable.Message} {unreadable.InnerException?.Message}".TrimEnd());
        }
    }

    private sealed record SettingsCheck(Action<IServiceProvider> Run);
}
