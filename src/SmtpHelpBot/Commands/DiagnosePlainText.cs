using System.Globalization;
using System.Text;
using SmtpHelpBot.Diagnosis.Advice;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Commands;

/// <summary>The answer of the diagnose command in words: what it is, what to do now, why, and what would settle the doubt.</summary>
internal static class DiagnosePlainText
{
    private const int MostReasons = 3;
    private const int LongestQuote = 160;

    /// <summary>Causes that are less likely than this are not worth a line.</summary>
    private const double LeastLikely = 0.05;

    /// <summary>The words of an answer, with the advice on the same text.</summary>
    public static string Of(DiagnoseAnswer answer, string advice, Texts words)
    {
        var text = new StringBuilder();
        if (answer.Ranked.Count == 0)
        {
            text.AppendLine("Nothing here points to a cause. Please paste the whole error text.");
        }
        else
        {
            AddFinding(text, answer, words);
            AddAdvice(text, advice);
            AddCauses(text, answer, words);
            AddReasons(text, answer, words);
        }

        if (answer.Question is { } question)
        {
            text.AppendLine().AppendLine("To be sure").AppendLine(CultureInfo.InvariantCulture, $"  {words["question." + question]}");
        }

        AddSources(text, answer, words);

        foreach (var secret in answer.Secrets)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"The text holds {words["secret." + secret]}. Please change it.");
        }

        return text.ToString().TrimEnd();
    }

    private static void AddFinding(StringBuilder text, DiagnoseAnswer answer, Texts words)
    {
        if (answer.Fine is not { } fine)
        {
            return;
        }

        text.AppendLine(words[$"fine.{fine}.title"]).AppendLine(CultureInfo.InvariantCulture, $"  {words[$"fine.{fine}.why"]}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {words[$"fine.{fine}.not"]}").AppendLine();
    }

    private static void AddAdvice(StringBuilder text, string advice)
    {
        if (advice.Length > 0)
        {
            text.AppendLine(advice).AppendLine();
        }
    }

    private static void AddCauses(StringBuilder text, DiagnoseAnswer answer, Texts words)
    {
        text.AppendLine("How likely");
        foreach (var candidate in answer.Ranked.Where((candidate, at) => at == 0 || candidate.Confidence >= LeastLikely))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {candidate.Confidence,4:P0}  {words["cause." + candidate.Cause]}");
        }
    }

    private static void AddReasons(StringBuilder text, DiagnoseAnswer answer, Texts words)
    {
        text.AppendLine().AppendLine("Why");
        var quoted = "";
        foreach (var reason in answer.Reasons.Take(MostReasons))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  - {words["reason." + reason.Key]}");
            if (reason.Quote is { Length: > 0 } quote && quote != quoted)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"    > {OneLine(quote)}");
                quoted = quote;
            }
        }
    }

    private static void AddSources(StringBuilder text, DiagnoseAnswer answer, Texts words)
    {
        if (FindingCatalog.Find(answer.Fine) is not { } finding)
        {
            return;
        }

        var provider = ProviderCatalog.Shared.Find(answer.Provider);
        text.AppendLine().AppendLine(FindingBasis.Of(finding.Id, provider, words));
        foreach (var source in FindingBasis.SourcesFor(provider, finding))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {source}");
        }
    }

    /// <summary>Hostile text gets no control characters into a terminal.</summary>
    private static string OneLine(string quote)
    {
        var line = string.Concat(quote.Select(letter => char.IsControl(letter) ? ' ' : letter));
        return line.Length > LongestQuote ? $"{line[..LongestQuote]}..." : line;
    }
}
