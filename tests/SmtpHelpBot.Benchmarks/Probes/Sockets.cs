using System.Globalization;

namespace SmtpHelpBot.Benchmarks.Probes;

/// <summary>Counts the connections that a process holds to the silent servers (see proc(5): fd, net/tcp).</summary>
internal static class Sockets
{
    /// <summary>The range of the silent servers, as /proc writes addresses: the last number first, in hexadecimal.</summary>
    private const string RangeEnd = "607F";

    private const int RemoteField = 2;
    private const int NumberField = 9;

    public static int Of(int process)
    {
        var held = Directory.EnumerateFiles(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/fd")).Select(file => new FileInfo(file).LinkTarget).ToHashSet();
        return File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/net/tcp")).Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Count(fields => fields[RemoteField].Split(':')[0].EndsWith(RangeEnd, StringComparison.Ordinal) && held.Contains($"socket:[{fields[NumberField]}]"));
    }
}
