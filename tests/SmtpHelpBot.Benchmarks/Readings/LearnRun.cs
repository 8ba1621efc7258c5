using System.Text.Encodings.Web;
using System.Text.Json;
using SmtpHelpBot.Corpus;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Readers;
using SmtpHelpBot.Diagnosis.Readers.Signs;
using SmtpHelpBot.Diagnosis.Redaction;

namespace SmtpHelpBot.Benchmarks.Readings;

/// <summary>Fits what words weigh for each cause to a corpus of real texts, as <c>Readers/Leanings/Data/weights.json</c> holds it.</summary>
internal static class LearnRun
{
    /// <summary>In so few texts a word says nothing yet.</summary>
    private const int FewTexts = 3;

    /// <summary>What weighs less than this for all causes is left out.</summary>
    private const double Least = 0.2;

    private const double Unit = 0.1;

    /// <summary>What is left for the other allowed causes where a text does not settle its own.</summary>
    private const double ForOthers = 0.3;

    private static readonly string[] Causes = [.. Enum.GetValues<Cause>().Select(cause => cause.ToName())];
    private static readonly JsonSerializerOptions Quotes = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads the corpus and writes the weights.</summary>
    public static void Run(IEnumerable<FileInfo> corpus, TextWriter output)
    {
        (string[] Words, double[] Shares)[] texts = [.. corpus.SelectMany(file => CorpusItem.Of(File.ReadLines(file.FullName))).Select(item => (WordsOf(item.Text), SharesOf(item)))];
        string[] words = [.. texts.SelectMany(text => text.Words).CountBy(word => word, StringComparer.Ordinal).Where(word => word.Value >= FewTexts).Select(word => word.Key).Order(StringComparer.Ordinal)];
        var numbers = words.Index().ToDictionary(word => word.Item, word => word.Index, StringComparer.Ordinal);
        var regression = new WordRegression(Causes.Length, words.Length);
        regression.Fit([.. texts.Select(text => (text.Words.Where(numbers.ContainsKey).Select(word => numbers[word]).ToArray(), text.Shares))]);

        var kept = numbers.Where(word => regression.Of(word.Value).ToArray().Any(weight => Math.Abs(weight) >= Least))
            .Select(word => $"    {JsonSerializer.Serialize(word.Key, Quotes)}: {Tenths(regression.Of(word.Value))}");
        output.Write($"{{\n  \"before\": {Tenths(regression.Before)},\n  \"words\": {{\n{string.Join(",\n", kept)}\n  }}\n}}\n");
    }

    private static string[] WordsOf(string text) => [.. SignBook.Shared.WordsOf(ScannedText.Of(Redactor.Redact(text).Text).Seen)];

    private static double[] SharesOf(CorpusItem item)
    {
        var others = item.IsStrict ? [] : item.Secondary;
        return [.. Causes.Select(cause => (cause == item.Cause ? (others.Count > 0 ? 1 - ForOthers : 1) : 0) + (others.Contains(cause, StringComparer.Ordinal) ? ForOthers / others.Count : 0))];
    }

    private static string Tenths(ReadOnlySpan<double> weights) => $"[{string.Join(", ", weights.ToArray().Select(weight => Math.Round(weight / Unit)).Select(weight => weight == 0 ? 0 : weight))}]";
}
