using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Xunit;

namespace IntegrationHub.TestKit;

/// <summary>One log event as it was written.</summary>
public sealed record LogRecord(string Category, LogLevel Level, EventId EventId, string Message, Exception? Cause);

/// <summary>
/// Collects what is logged. An Error or Critical which no one announced fails the test when the guard is
/// disposed, and so does an announced one that never came.
/// </summary>
public sealed class LogGuard : ILoggerProvider
{
    private readonly ConcurrentQueue<LogRecord> records = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<LogRecord>> firsts = new();
    private readonly ConcurrentDictionary<int, bool> announced = new();

    /// <summary>Everything logged so far.</summary>
    public IReadOnlyCollection<LogRecord> Records => records;

    /// <summary>Announces that an Error or Critical with this id must come, once or more often.</summary>
    public void Expect(int eventId) => announced[eventId] = true;

    /// <summary>Announces that an Error or Critical with this id may come.</summary>
    public void Allow(int eventId) => announced.TryAdd(eventId, false);

    /// <summary>The first record with this id, past or to come. Bound the wait with <see cref="Within"/>.</summary>
    public Task<LogRecord> Seen(int eventId) => First(eventId).Task;

    /// <summary>Fails the test on what should not have been logged, or was not.</summary>
    public void Verify()
    {
        var unexpected = records.Where(record => record.Level >= LogLevel.Error && !announced.ContainsKey(record.EventId.Id)).ToList();
        var missing = announced.Where(pair => pair.Value && records.All(record => record.EventId.Id != pair.Key)).ToList();
        if (unexpected.Count > 0)
        {
            Assert.Fail("Logged without being announced:\n" + string.Join('\n', unexpected));
        }

        if (missing.Count > 0)
        {
            Assert.Fail("Announced but not logged: " + string.Join(", ", missing.Select(pair => pair.Key)));
        }
    }

    /// <summary>Verifies. A logger factory that disposes the guard swallows the failure; the test's own <c>using</c> does not.</summary>
    public void Dispose() => Verify();

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Collector(this, categoryName);

    private TaskCompletionSource<LogRecord> First(int eventId) =>
        firsts.GetOrAdd(eventId, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private void Add(LogRecord record)
    {
        records.Enqueue(record);
        First(record.EventId.Id).TrySetResult(record);
    }

    private sealed class Collector(LogGuard guard, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            guard.Add(new LogRecord(category, logLevel, eventId, formatter(state, exception), exception));
    }
}
