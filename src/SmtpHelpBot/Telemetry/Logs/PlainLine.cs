using System.Collections;

namespace SmtpHelpBot.Telemetry.Logs;

/// <summary>A line of the log with its parts by name, as collectors keep them.</summary>
/// <param name="words">The whole line, in plain words.</param>
/// <param name="parts">Its parts, as they were written.</param>
internal sealed class PlainLine(string words, IReadOnlyList<KeyValuePair<string, object?>> parts) : IReadOnlyList<KeyValuePair<string, object?>>
{
    /// <inheritdoc />
    public int Count => parts.Count;

    /// <inheritdoc />
    public KeyValuePair<string, object?> this[int index] => parts[index] is var part && part.Value is string text ? new(part.Key, PlainWords.Of(text)) : part;

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    /// <inheritdoc />
    public override string ToString() => words;

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
