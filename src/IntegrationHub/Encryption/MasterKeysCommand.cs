using IntegrationHub.Settings;
using IntegrationHub.Storage;

namespace IntegrationHub.Encryption;

/// <summary>The program as a tool for the file of master keys instead of a hub: <c>--privacy-keys list|rotate|remove ID</c>. Keys are never shown.</summary>
internal sealed class MasterKeysCommand(TextWriter output, TextWriter error)
{
    public static bool IsMeant(string[] args) => args is ["--privacy-keys", ..];

    public async Task<int> RunAsync(string[] args)
    {
        try
        {
            return args switch
            {
                [_, "list", .. var settings] => await ListAsync(FileOf(settings)),
                [_, "rotate", .. var settings] => await RotateAsync(FileOf(settings)),
                [_, "remove", var id, .. var settings] => await RemoveAsync(FileOf(settings), id),
                _ => throw new SettingsException("The keys know list, rotate and remove with the id of a key."),
            };
        }
        catch (Exception no) when (no is StorageException or SettingsException)
        {
            await error.WriteLineAsync(no.Message);
            return 1;
        }
    }

    private static MasterKeyFile FileOf(string[] settings)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(settings).Build();
        var file = MasterKeyFile.Of(configuration.ReadSettings<EncryptionOptions>(EncryptionOptions.Section), configuration.ReadStorageOptions().DataRoot);
        return file.Exists ? file : throw new StorageException($"There is no {file.Path}; the hub makes it at its first start.");
    }

    private async Task<int> ListAsync(MasterKeyFile file)
    {
        var keys = file.Read();
        foreach (var key in keys)
        {
            await output.WriteLineAsync(key == keys[^1] ? $"{key.IdText} newest" : key.IdText);
        }

        return 0;
    }

    private async Task<int> RotateAsync(MasterKeyFile file)
    {
        var added = await file.AddAsync(CancellationToken.None);
        await output.WriteLineAsync($"Key {added.IdText} is the newest one in {file.Path}. Copy the file to every hub on this database, and to a safe place.");
        await output.WriteLineAsync("Running hubs use it within a second and move what is stored to it within the hour; 'hub privacy state' shows how far they are.");
        return 0;
    }

    private async Task<int> RemoveAsync(MasterKeyFile file, string id)
    {
        if (await file.RemoveAsync(id, CancellationToken.None))
        {
            await output.WriteLineAsync($"Key {id} is no longer in {file.Path}. A hub that still needs it says so at its next start.");
            return 0;
        }

        await error.WriteLineAsync($"{file.Path} holds no key {id}.");
        return 1;
    }
}
