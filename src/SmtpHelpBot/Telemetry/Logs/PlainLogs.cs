using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace SmtpHelpBot.Telemetry.Logs;

/// <summary>
/// Stands between whoever writes a line of the log and wherever it goes to: the console, a collector, a file. Whatever part of it
/// somebody else wrote, it is one line, and nothing in it takes effect.
/// </summary>
internal sealed class PlainLogs(ILoggerFactory inner) : ILoggerFactory
{
    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new PlainLogger(inner.CreateLogger(categoryName));

    /// <inheritdoc />
    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    /// <inheritdoc />
    public void Dispose() => inner.Dispose();

    private sealed class PlainLogger(ILogger inner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (inner.IsEnabled(logLevel))
            {
                var line = new PlainLine(PlainWords.Of(formatter(state, exception)), state as IReadOnlyList<KeyValuePair<string, object?>> ?? []);
                inner.Log(logLevel, eventId, line, exception is null ? null : ToldException.Of(exception), static (line, _) => line.ToString());
            }
        }
    }
}

/// <summary>Puts plain lines into the host.</summary>
internal static class PlainLogsSetup
{
    public static WebApplicationBuilder AddPlainLogs(this WebApplicationBuilder builder)
    {
        builder.Services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(provider => new PlainLogs(new LoggerFactory(
            provider.GetServices<ILoggerProvider>(),
            provider.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>(),
            provider.GetRequiredService<IOptions<LoggerFactoryOptions>>(),
            provider.GetService<IExternalScopeProvider>()))));
        return builder;
    }
}
