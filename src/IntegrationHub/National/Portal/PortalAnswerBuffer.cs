namespace IntegrationHub.National.Portal;

/// <summary>
/// Reads each answer to its end beneath the time-out, the repeats and the circuit breaker: half an
/// answer is a failure like none, and a body that stops in the middle holds no worker for longer.
/// </summary>
internal sealed class PortalAnswerBuffer : DelegatingHandler
{
    // The list of all procedures has some hundred kilobytes.
    private const long MostAnswerBytes = 16 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var whole = false;
        try
        {
            await response.Content.LoadIntoBufferAsync(MostAnswerBytes, cancellationToken);
            whole = true;
            return response;
        }
        finally
        {
            if (!whole)
            {
                response.Dispose();
            }
        }
    }
}
