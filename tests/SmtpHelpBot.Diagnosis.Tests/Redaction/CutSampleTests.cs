using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using SmtpHelpBot.Diagnosis.Redaction;

namespace SmtpHelpBot.Diagnosis.Tests.Redaction;

/// <summary>
/// A paste may begin and end anywhere. What is masked of every sample that is cut at every letter stands in a file, so that a change of a rule shows
/// everything that it changes. WRITE_CUT_SAMPLES=1 writes it anew.
/// </summary>
public sealed class CutSampleTests
{
    private const string Password = "Zq7vKp2wLm9xTb4";

    /// <summary>What stands around a sample: nothing, a sentence, the lines of a file, the string of a program.</summary>
    private static readonly string[] Frames = ["{0}", "Hi, since Monday this fails: {0}. Thanks!", "port = 587\n{0}\n# end", "log(\"{0}\")"];

    [Fact]
    public async Task What_is_masked_of_a_sample_that_is_cut_anywhere_is_written_down()
    {
        var written = string.Concat(Places().Select(place => $"{place.ReplaceLineEndings("\\n")}\n{MasksOf(place.Replace("§", Password, StringComparison.Ordinal))}"));
        var file = Path.Combine(Folder(), "Samples", "cut-secrets.txt");
        if (Environment.GetEnvironmentVariable("WRITE_CUT_SAMPLES") is "1")
        {
            await File.WriteAllTextAsync(file, written, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), written, ignoreLineEndingDifferences: true);
    }

    /// <summary>The samples, each in the next frame.</summary>
    private static IEnumerable<string> Places() =>
        Samples.Lines("secrets").Concat(Samples.Lines("made-secrets")).Concat(Samples.Lines("no-secrets")).Select((place, number) => Frames[number % Frames.Length].Replace("{0}", place, StringComparison.Ordinal));

    private static string MasksOf(string text) =>
        $"  from {Runs(Enumerable.Range(0, text.Length), cut => Masks(text[cut..], cut))}\n  to {Runs(Enumerable.Range(1, text.Length), cut => Masks(text[..cut], 0))}\n";

    /// <summary>Cuts with the same masks stand together.</summary>
    private static string Runs(IEnumerable<int> cuts, Func<int, string> masks)
    {
        var written = new StringBuilder();
        var last = "";
        foreach (var cut in cuts)
        {
            var now = masks(cut);
            if (now != last)
            {
                written.Append(CultureInfo.InvariantCulture, $"{cut}:{now} ");
                last = now;
            }
        }

        return written.ToString().TrimEnd();
    }

    /// <summary>Which letters are masked, as places in the text before the cut; one up to the end of a cut text has no end.</summary>
    private static string Masks(string text, int cut)
    {
        var result = Redactor.Redact(text);
        var masked = result.Text.Value;
        var places = new List<string>();
        var start = 0;
        for (var mask = 0; mask < result.Masked.Count; mask++)
        {
            start = mask == 0 ? result.Masked[0].At : start;
            var last = mask + 1 == result.Masked.Count;
            var behind = masked[(masked.IndexOf(']', result.Masked[mask].At) + 1)..(last ? masked.Length : result.Masked[mask + 1].At)];
            var end = last ? text.Length - behind.Length : text.IndexOf(behind, start + 1, StringComparison.Ordinal);
            places.Add(end == text.Length ? $"{cut + start}-" : $"{cut + start}-{cut + end}");
            start = end + behind.Length;
        }

        return places.Count == 0 ? "none" : string.Join(',', places);
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
