using SmtpHelpBot.Diagnosis.Readers.Origins;
using SmtpHelpBot.Diagnosis.Readers.Phrases;
using SmtpHelpBot.Diagnosis.Readers.Plain;
using SmtpHelpBot.Diagnosis.Readers.Replies;
using SmtpHelpBot.Diagnosis.Readers.Signs;
using SmtpHelpBot.Diagnosis.Redaction;

namespace SmtpHelpBot.Diagnosis.Readers;

/// <summary>A text with all facts that were found in it. Lives only while it is read.</summary>
/// <param name="Plain">The text without the wrapping it was pasted in.</param>
/// <param name="Flat">The same, made easy to search.</param>
/// <param name="Seen">The terms of signs and marks in it.</param>
/// <param name="Replies">The refusals of servers in it.</param>
/// <param name="Names">The servers and addresses in it.</param>
/// <param name="Provider">Whose servers it is about.</param>
internal sealed record ScannedText(string Plain, FlatText Flat, Sightings Seen, List<Reply> Replies, List<NameInText> Names, string? Provider)
{
    private const int LongestQuote = 300;
    private readonly Dictionary<int, RedactedText> quotes = [];

    /// <summary>The facts of a masked text.</summary>
    public static ScannedText Of(RedactedText source)
    {
        var plain = PlainText.Of(source.Value);
        var flat = FlatText.Of(plain);
        var seen = SignBook.Shared.Scan(flat.Value);
        var names = Origins.Names.Find(flat.Value);
        var provider = ProviderFinder.Find(SignBook.Shared.SpeakerOf(seen), SignBook.Shared.NamedIn(seen), names);
        var scanned = new ScannedText(plain, flat, seen, ReplyReader.Find(plain), names, provider);
        scanned.NoteFacts();
        return scanned;
    }

    /// <summary>The reply that the text is about: one to a sign-in before any other, one with an enhanced code before one without.</summary>
    public Reply? MainReply => Replies.MaxBy(reply =>
        (reply.IsAboutSignIn ? 4 : 0) + (reply.Code is not null ? 2 : 0) + (reply.Enhanced is not null ? 1 : 0) - (reply.Code == Reply.Challenge ? 5 : 0));

    /// <summary>The enhanced code of the main reply; where that has none, one of its class that stands apart.</summary>
    public string? EnhancedCode =>
        MainReply is not { } main ? null
        : main.Enhanced ?? Replies.Find(other => other.Code is null && other.Enhanced?[0] - '0' == main.Code / 100)?.Enhanced;

    /// <summary>The line that stands at a place in the flat text, masked. Many signs stand in the same line, which is masked once.</summary>
    public RedactedText QuoteAt(Hit where)
    {
        var at = where.Start < Flat.Value.Length ? Flat.OriginOf(where.Start) : 0;
        var line = at == 0 ? 0 : Plain.LastIndexOf('\n', at - 1) + 1;
        var begin = Math.Max(line, at - (LongestQuote / 2));
        if (!quotes.TryGetValue(begin, out var quote))
        {
            var end = Plain.IndexOf('\n', at);
            quotes[begin] = quote = Quote(Plain.AsSpan(begin, (end < 0 ? Plain.Length : end) - begin).Trim());
        }

        return quote;
    }

    /// <summary>The server's own sentence behind a reply, masked; null where none stands there.</summary>
    public RedactedText? SentenceOf(Reply? reply)
    {
        if (reply is null || reply.TextStart >= Plain.Length)
        {
            return null;
        }

        var rest = Plain.AsSpan(reply.TextStart, Math.Min(LongestQuote, Plain.Length - reply.TextStart));
        var end = rest.IndexOf('\n');
        var sentence = (end < 0 ? rest : rest[..end]).Trim(" '\")]},");
        return sentence.IsEmpty ? null : Redactor.Redact(sentence.ToString()).Text;
    }

    private static RedactedText Quote(ReadOnlySpan<char> line) => Redactor.Redact(line[..Math.Min(LongestQuote, line.Length)].ToString()).Text;

    /// <summary>Signs may ask for codes and for the provider as they ask for words.</summary>
    private void NoteFacts()
    {
        foreach (var reply in Replies)
        {
            var start = Flat.IndexOf(reply.Start);
            SignBook.Shared.Add(Seen, $"#{reply.Code}", new(start, start));
            SignBook.Shared.Add(Seen, $"#{reply.Enhanced}", new(start, start));
            SignBook.Shared.Add(Seen, $"#{SubjectOf(reply.Enhanced)}", new(start, start));
        }

        SignBook.Shared.Add(Seen, $"@{Provider}", default);
        if (BareNames.FirstIn(Flat.Value) is { } at)
        {
            SignBook.Shared.Add(Seen, "#bare_name", new(at, at));
        }
    }

    /// <summary>Class and subject of an enhanced code, such as 5.7: what is left to go by where its detail is not known.</summary>
    private static string? SubjectOf(string? enhanced) => enhanced?[..3];
}
