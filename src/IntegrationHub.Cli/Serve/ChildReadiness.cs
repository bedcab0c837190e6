namespace IntegrationHub.Cli.Serve;

/// <summary>Waits until a child serves.</summary>
internal static class ChildReadiness
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);

    /// <summary>Returns once <paramref name="sign"/> is answered with success.</summary>
    /// <exception cref="InvalidDataException">The child ended first, or took longer than <paramref name="longest"/>.</exception>
    public static async Task AnswersAsync(
        this ChildProgram child, string name, Uri sign, ChildLog log, TimeSpan longest, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var started = clock.GetTimestamp();
        while (!await AnswersAsync(http, sign, cancellationToken))
        {
            if (child.HasExited || clock.GetElapsedTime(started) > longest)
            {
                var what = child.HasExited ? $"ended with exit code {child.ExitCode}" : $"was not ready after {longest.TotalMinutes:0} minutes";
                throw new InvalidDataException($"The {name} {what}. Its last words:\n  {string.Join("\n  ", log.LastLines)}");
            }

            await Task.Delay(LookAgain, clock, cancellationToken);
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri sign, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(sign, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
