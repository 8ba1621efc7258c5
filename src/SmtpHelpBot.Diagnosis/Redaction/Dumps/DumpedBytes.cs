using System.Text;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Redaction.Dumps;

/// <summary>The bytes of all dumps in a text, read as letters, and where each of them is shown.</summary>
internal sealed class DumpedBytes
{
    private const int WidestGap = 3;
    private readonly StringBuilder plain = new();

    /// <summary>Where each letter of <see cref="Plain"/> is shown; null for those that part two dumps.</summary>
    public List<DumpedByte?> Places { get; } = [];

    /// <summary>The bytes as letters.</summary>
    public string Plain => plain.ToString();

    public void Add(DumpLine line)
    {
        foreach (var one in line.Bytes)
        {
            plain.Append((char)one.Value);
            Places.Add(one);
        }
    }

    /// <summary>What follows belongs to another dump: the talk goes on in another line.</summary>
    public void Break()
    {
        if (Places is [.., not null])
        {
            plain.Append('\n');
            Places.Add(null);
        }
    }

    /// <summary>Where a secret among the letters is shown: in each line once in hex and once in letters.</summary>
    public IEnumerable<SecretSpan> Shown(SecretSpan secret)
    {
        var bytes = Places[secret.Start..secret.End].OfType<DumpedByte>().ToList();
        return Runs(bytes.Select(one => (one.Hex, one.Hex + 2))).Concat(Runs(bytes.Where(one => one.Letter is not null).Select(one => (one.Letter!.Value, one.Letter.Value + 1))))
            .Select(run => secret with { Start = run.Start, End = run.End });
    }

    /// <summary>Places that follow each other closely are one.</summary>
    private static IEnumerable<(int Start, int End)> Runs(IEnumerable<(int Start, int End)> places)
    {
        (int Start, int End)? run = null;
        foreach (var place in places)
        {
            if (run is { } before && place.Start - before.End is >= 0 and <= WidestGap)
            {
                run = (before.Start, place.End);
                continue;
            }

            if (run is { } done)
            {
                yield return done;
            }

            run = place;
        }

        if (run is { } last)
        {
            yield return last;
        }
    }
}
