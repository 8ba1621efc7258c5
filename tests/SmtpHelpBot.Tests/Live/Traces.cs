using System.Text;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Live;

/// <summary>Everything that a running bot leaves behind: files, log lines, what it sent, what it answered, what the page of the desk is told.</summary>
internal static class Traces
{
    /// <summary>The places where a word is found.</summary>
    public static IReadOnlyList<string> Of(string word, RunningBot bot, IEnumerable<string> page) =>
    [
        .. Directory.EnumerateFiles(bot.Folder, "*", SearchOption.AllDirectories).Where(file => Holds(file, word)).Select(file => $"file {Path.GetFileName(file)}"),
        .. bot.Log.All.Where(line => line.Contains(word, StringComparison.Ordinal)).Select(line => $"log line: {line}"),
        .. bot.Connector.Bodies.Where(body => body.Contains(word, StringComparison.Ordinal)).Select(body => $"sent: {body}"),
        .. bot.Answers.Where(body => body.Contains(word, StringComparison.Ordinal)).Select(body => $"answered: {body}"),
        .. page.Where(told => told.Contains(word, StringComparison.Ordinal)).Select(told => $"page: {told}"),
    ];

    private static bool Holds(string file, string word)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.GetBuffer().AsSpan(0, (int)copy.Length).IndexOf(Encoding.UTF8.GetBytes(word)) >= 0;
    }
}
