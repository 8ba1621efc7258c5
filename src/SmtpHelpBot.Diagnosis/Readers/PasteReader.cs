using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Readers.Origins;
using SmtpHelpBot.Diagnosis.Readers.Phrases;
using SmtpHelpBot.Diagnosis.Readers.Plain;
using SmtpHelpBot.Diagnosis.Readers.Replies;
using SmtpHelpBot.Diagnosis.Readers.Signs;
using SmtpHelpBot.Diagnosis.Redaction;

namespace SmtpHelpBot.Diagnosis.Readers;

/// <summary>Reads a pasted error, log, dialog or plain words. Pure; time grows linearly with the text.</summary>
public static class PasteReader
{
    /// <summary>Reads a text.</summary>
    public static Reading Read(string text)
    {
        var redacted = Redactor.Redact(text);
        var plain = PlainText.Of(redacted.Text.Value);
        var flat = FlatText.Of(plain);
        var seen = SignBook.Shared.Scan(flat.Value);
        var replies = ReplyReader.Find(plain);
        var names = Names.Find(flat.Value);
        var provider = ProviderFinder.Find(SignBook.Shared.SpeakerOf(seen), SignBook.Shared.NamedIn(seen), names);
        AddFacts(seen, replies, provider, flat);
        var signs = SignBook.Shared.SignsIn(seen).OrderByDescending(found => found.Owner.Weight).ToList();
        if (signs.Exists(found => !found.Owner.Alone))
        {
            signs.RemoveAll(found => found.Owner.Alone);
        }

        var evidence = signs.SelectMany(found => EvidenceOf(found.Owner, QuoteAt(plain, flat, found.Where))).ToList();
        var cause = Ranking.Of(evidence) is [var first, ..] ? first.Cause : (Cause?)null;
        var main = signs.FirstOrDefault(found => found.Owner.Cause == cause).Owner;
        var reply = MainReply(replies);
        var server = ServerFinder.Find(names);
        return new Reading
        {
            Source = redacted.Text,
            Secrets = redacted.Secrets,
            SmtpCode = reply?.Code,
            EnhancedCode = reply?.Enhanced ?? replies.Find(other => other.Code is null && other.Enhanced?[0] == $"{reply?.Code}"[0])?.Enhanced,
            Stage = Enum.TryParse<SmtpStage>(SignBook.Shared.StageOf(seen), out var stage) ? stage : null,
            Provider = provider,
            Library = SignBook.Shared.LibraryOf(seen),
            Settings = new(server?.Domain, server?.Port, MailDomain: names.FirstOrDefault(name => name.IsAddress)?.Domain),
            Language = Language.Of(flat.Value),
            Fine = main?.Fine,
            Evidence = evidence,
            NextQuestion = main?.Question,
        }.WithSettings();
    }

    private static void AddFacts(Sightings seen, List<Reply> replies, string? provider, FlatText flat)
    {
        foreach (var reply in replies)
        {
            var where = new Hit(flat.IndexOf(reply.Start), flat.IndexOf(reply.Start));
            SignBook.Shared.Add(seen, $"#{reply.Code}", where);
            SignBook.Shared.Add(seen, $"#{reply.Enhanced}", where);
        }

        SignBook.Shared.Add(seen, $"@{provider}", default);
    }

    private static IEnumerable<Evidence> EvidenceOf(Sign sign, RedactedText quote) =>
        [new(sign.Cause, sign.Weight.ToWeight(), sign.Reason, quote), .. (sign.Doubts ?? []).Select(doubt => new Evidence(doubt.Cause, doubt.Weight.ToWeight(), doubt.Reason, quote))];

    /// <summary>The reply that the text is about: one to a sign-in before any other, one with an enhanced code before one without.</summary>
    private static Reply? MainReply(List<Reply> replies) =>
        replies.MaxBy(reply => (reply.IsAboutSignIn ? 4 : 0) + (reply.Code is not null ? 2 : 0) + (reply.Enhanced is not null ? 1 : 0) - (reply.Code == 334 ? 5 : 0));

    private static RedactedText QuoteAt(string plain, FlatText flat, Hit where)
    {
        const int longest = 300;
        var at = where.Start < flat.Value.Length ? flat.OriginOf(where.Start) : 0;
        var begin = at == 0 ? 0 : plain.LastIndexOf('\n', at - 1) + 1;
        var end = plain.IndexOf('\n', at);
        var line = plain[Math.Max(begin, at - (longest / 2))..(end < 0 ? plain.Length : end)].Trim();
        return Redactor.Redact(line.Length > longest ? line[..longest] : line).Text;
    }
}
