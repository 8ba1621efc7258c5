using System.Text;
using SmtpHelpBot.Diagnosis.Advice;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Commands;

/// <summary>What to do now, for a person at a terminal.</summary>
internal static class DiagnoseAdvice
{
    /// <summary>The advice on a case, line by line; empty where nothing in it points to a cause.</summary>
    public static string ToPlainText(CaseFile open, DateOnly today) =>
        open.Assessment.Ranked.Count > 0 && Advisor.Now(open, today, Texts.English) is { } advice ? Write(advice, Texts.English) : "";

    private static string Write(StepAdvice advice, Texts words)
    {
        var text = new StringBuilder();
        Add(text, words["card.diagnosis.mistakes"], advice.Mistakes.Select(mistake => $"- {mistake}"));
        Add(text, words["card.diagnosis.now"], advice.Instructions.Select((line, index) => $"{index + 1}. {line}"));
        foreach (var block in advice.Paste)
        {
            Add(text, block.Title, block.Lines.Select(line => $"    {line}"));
        }

        Add(text, advice.PasteNote);
        Add(text, advice.Gaps);
        Add(text, words["card.diagnosis.commands"], advice.Commands.Select(command => $"    {command.Line}    ({command.Label})"));
        Add(text, words["card.diagnosis.ways"], advice.Ways.Select(way => $"- {way}"));
        Add(text, words["card.diagnosis.notes"], advice.Notes.Select(note => $"- {note}"));
        Add(text, words["card.diagnosis.admin"], advice.ForAdministrators.Select(command => $"    {command.Line}    ({command.Label})"));
        Add(text, words["card.diagnosis.warning"], advice.Warning.Length > 0 ? [advice.Warning] : []);
        foreach (var page in advice.Pages)
        {
            text.AppendLine().Append(page.Title).Append(": ").AppendLine(page.Address.AbsoluteUri);
        }

        return text.ToString().Trim();
    }

    private static void Add(StringBuilder text, string sentence)
    {
        if (sentence.Length > 0)
        {
            text.AppendLine().AppendLine(sentence);
        }
    }

    private static void Add(StringBuilder text, string heading, IEnumerable<string> lines)
    {
        var all = string.Join(Environment.NewLine, lines);
        if (all.Length > 0)
        {
            text.AppendLine().AppendLine(heading).AppendLine(all);
        }
    }
}
