namespace IntegrationHub.Client;

/// <summary>An access token that somebody else keeps fresh in a file. Read for every call.</summary>
/// <param name="path">The file; white space around the token does not count.</param>
public sealed class FileTokenSource(string path) : IHubTokenSource
{
    /// <inheritdoc/>
    public async ValueTask<string> GetAsync(string? refused, CancellationToken cancellationToken)
    {
        try
        {
            return (await File.ReadAllTextAsync(path, cancellationToken)).Trim();
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            throw new HubTokenException($"The token in {path} cannot be read: {unread.Message}", unread);
        }
    }
}
