using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SmtpHelpBot.Tests.Delivery;

/// <summary>Every line that the host logs, with everything in it.</summary>
public sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> lines = new();
    private readonly ConcurrentQueue<string> messages = new();

    public IReadOnlyCollection<string> All => lines;

    /// <summary>The words of each, without its exception.</summary>
    public IReadOnlyCollection<string> Messages => messages;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Keep(formatter(state, exception), $"{logLevel} {formatter(state, exception)} {exception}");

    private void Keep(string message, string line)
    {
        messages.Enqueue(message);
        lines.Enqueue(line);
    }

    public void Dispose()
    {
        // Lines outlive the host that wrote them.
    }
}
