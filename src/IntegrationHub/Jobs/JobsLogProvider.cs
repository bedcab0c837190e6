using Hangfire.AspNetCore;
using Hangfire.Logging;
using HangfireLevel = Hangfire.Logging.LogLevel;

namespace IntegrationHub.Jobs;

/// <summary>
/// Hands Hangfire's log to the hub's. Hangfire keeps one for the whole process, so this may outlive
/// its hub, and must not fail the workers of another hub then.
/// </summary>
internal sealed class JobsLogProvider(ILoggerFactory loggers) : ILogProvider
{
    private readonly AspNetCoreLogProvider inner = new(loggers);

    public ILog GetLogger(string name)
    {
        try
        {
            return inner.GetLogger(name);
        }
        catch (ObjectDisposedException)
        {
            return new Silence();
        }
    }

    private sealed class Silence : ILog
    {
        public bool Log(HangfireLevel logLevel, Func<string>? messageFunc, Exception? exception = null) => false;
    }
}
