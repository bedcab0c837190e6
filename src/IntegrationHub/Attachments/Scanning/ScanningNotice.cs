using Microsoft.Extensions.Options;

namespace IntegrationHub.Attachments.Scanning;

/// <summary>Says once, at the start, whether files are scanned.</summary>
internal sealed class ScanningNotice(IOptions<ScanningOptions> options, ILogger<ScanningNotice> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.ClamdAddress is { } address)
        {
            logger.Scanning(address);
        }
        else
        {
            logger.NotScanning();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
