using SmtpHelpBot.Diagnosis.Readers.Origins;
using SmtpHelpBot.Diagnosis.Readers.Plain;
using SmtpHelpBot.Diagnosis.Readers.Signs;
using SmtpHelpBot.Diagnosis.Redaction;

namespace SmtpHelpBot.Diagnosis.Readers;

/// <summary>Reads a pasted error, log, dialog or plain words. Pure; time grows linearly with the text.</summary>
public static class PasteReader
{
    /// <summary>The text that stood there before it was wrapped, in a web page for one.</summary>
    public static string PlainTextOf(string source) => PlainText.Of(source);

    /// <summary>Reads a text.</summary>
    public static Reading Read(string text)
    {
        var redacted = Redactor.Redact(text);
        var scanned = ScannedText.Of(redacted.Text);
        var verdict = Verdict.On(scanned);
        var server = ServerFinder.Find(scanned.Names);
        return new Reading
        {
            Source = redacted.Text,
            Secrets = redacted.Secrets,
            SmtpCode = scanned.MainReply?.Code,
            EnhancedCode = scanned.EnhancedCode,
            Sentence = scanned.SentenceOf(scanned.MainReply),
            Stage = Enum.TryParse<SmtpStage>(SignBook.Shared.StageOf(scanned.Seen), out var stage) ? stage : null,
            Provider = scanned.Provider,
            Library = SignBook.Shared.LibraryOf(scanned.Seen),
            Settings = new(server?.Domain, server?.Port, MailDomain: scanned.Names.Find(name => name.IsAddress)?.Domain),
            Language = Language.Of(scanned.Flat.Value),
            Fine = verdict.Fine,
            Evidence = verdict.Evidence,
            NextQuestion = verdict.Question,
        }.WithSettings(redacted);
    }
}
