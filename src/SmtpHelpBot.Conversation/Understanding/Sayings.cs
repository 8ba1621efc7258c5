using System.Collections.Frozen;

namespace SmtpHelpBot.Conversation.Understanding;

/// <summary>The few words that are commands at any time; whatever else a person types is read as a paste.</summary>
internal static class Sayings
{
    private const int LongestCommand = 400;

    private static readonly FrozenDictionary<string, WishKind> Whole = new Dictionary<string, WishKind>(StringComparer.Ordinal)
    {
        ["hi"] = WishKind.Greet, ["hello"] = WishKind.Greet, ["hey"] = WishKind.Greet, ["good morning"] = WishKind.Greet, ["start"] = WishKind.Greet,
        ["help"] = WishKind.Help, ["?"] = WishKind.Help, ["menu"] = WishKind.Help, ["commands"] = WishKind.Help,
        ["status"] = WishKind.Status, ["where are we"] = WishKind.Status,
        ["start over"] = WishKind.StartOver, ["restart"] = WishKind.StartOver, ["reset"] = WishKind.StartOver, ["begin again"] = WishKind.StartOver,
        ["cancel"] = WishKind.Cancel, ["stop"] = WishKind.Cancel, ["quit"] = WishKind.Cancel,
        ["continue"] = WishKind.Resume, ["go on"] = WishKind.Resume,
        ["diagnose"] = WishKind.Diagnose, ["diagnose an error"] = WishKind.Diagnose, ["paste an error"] = WishKind.Diagnose,
        ["walk me through"] = WishKind.Walk, ["walk"] = WishKind.Walk, ["walk through"] = WishKind.Walk, ["steps"] = WishKind.Walk,
        ["yes"] = WishKind.Fixed, ["yes it works"] = WishKind.Fixed, ["it works"] = WishKind.Fixed, ["it works now"] = WishKind.Fixed,
        ["fixed"] = WishKind.Fixed, ["fixed it"] = WishKind.Fixed, ["solved"] = WishKind.Fixed, ["works"] = WishKind.Fixed, ["that worked"] = WishKind.Fixed,
        ["no"] = WishKind.NotFixed, ["nope"] = WishKind.NotFixed, ["didn't help"] = WishKind.NotFixed, ["did not help"] = WishKind.NotFixed,
        ["that didn't help"] = WishKind.NotFixed, ["still broken"] = WishKind.NotFixed, ["still not working"] = WishKind.NotFixed, ["doesn't work"] = WishKind.NotFixed,
        ["still the same"] = WishKind.NotFixed, ["no, still the same"] = WishKind.NotFixed, ["no change"] = WishKind.NotFixed, ["same error"] = WishKind.NotFixed,
        ["skip"] = WishKind.Skip, ["next"] = WishKind.Skip,
        ["back"] = WishKind.Back, ["go back"] = WishKind.Back, ["previous"] = WishKind.Back,
        ["check my server"] = WishKind.Check, ["check server"] = WishKind.Check, ["check"] = WishKind.Check, ["probe"] = WishKind.Check,
        ["talk to a human"] = WishKind.Human, ["human"] = WishKind.Human, ["talk to human"] = WishKind.Human, ["agent"] = WishKind.Human,
        ["talk to someone"] = WishKind.Human, ["talk to a person"] = WishKind.Human,
        ["i want to talk to someone"] = WishKind.Human, ["i want to talk to a human"] = WishKind.Human, ["i need a human"] = WishKind.Human, ["escalate"] = WishKind.Human,
        ["tickets"] = WishKind.Tickets, ["report"] = WishKind.Report, ["undelivered"] = WishKind.Undelivered, ["dead letters"] = WishKind.Undelivered,
        ["withdraw"] = WishKind.Withdraw, ["take it back"] = WishKind.Withdraw,
        ["thanks"] = WishKind.Thanks, ["thank you"] = WishKind.Thanks, ["ok"] = WishKind.Thanks, ["okay"] = WishKind.Thanks, ["great"] = WishKind.Thanks,
        ["my data"] = WishKind.MyData, ["what do you know about me"] = WishKind.MyData, ["privacy"] = WishKind.MyData,
        ["forget me"] = WishKind.ForgetMe, ["delete my data"] = WishKind.ForgetMe, ["forget me now"] = WishKind.ForgetMeNow,
        ["helpdesk here"] = WishKind.HelpdeskHere, ["helpdesk gone"] = WishKind.HelpdeskGone,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Commands that take more; a bare "check" takes only what could be a server.</summary>
    private static readonly (string Begin, WishKind Kind, Rest After)[] Openings =
    [
        ("check my server ", WishKind.Check, Rest.Word), ("check server ", WishKind.Check, Rest.Word), ("check ", WishKind.Check, Rest.Server),
        ("probe ", WishKind.Check, Rest.Server), ("helpdesk here ", WishKind.HelpdeskHere, Rest.Word), ("withdraw ", WishKind.Withdraw, Rest.Word), ("tickets ", WishKind.Tickets, Rest.Line),
    ];

    /// <summary>What may follow.</summary>
    private enum Rest
    {
        Word,
        Server,
        Line,
    }

    /// <summary>What these words want.</summary>
    public static Wish Read(string text)
    {
        var words = text.Trim();
        if (words.Length == 0)
        {
            return new(WishKind.Nothing);
        }

        return words.Length > LongestCommand ? new(WishKind.Read, words) : Command(words) ?? new(WishKind.Read, words);
    }

    private static Wish? Command(string words)
    {
        var plain = words.Replace('’', '\'').TrimEnd('.', '!', ' ').ToLowerInvariant();
        if (Whole.TryGetValue(plain, out var kind) || Whole.TryGetValue(words, out kind))
        {
            return new(kind);
        }

        foreach (var (begin, opened, rest) in Openings)
        {
            if (plain.StartsWith(begin, StringComparison.Ordinal) && Fits(words.AsSpan(begin.Length).Trim(), rest))
            {
                return new(opened, words[begin.Length..].Trim());
            }
        }

        return null;
    }

    private static bool Fits(ReadOnlySpan<char> words, Rest rest) => rest switch
    {
        Rest.Word => !words.ContainsAny(' ', '\n', '\t'),
        Rest.Server => !words.ContainsAny(' ', '\n', '\t') && words.ContainsAny('.', '@', ':'),
        Rest.Line => !words.Contains('\n'),
        _ => throw new ArgumentOutOfRangeException(nameof(rest), rest, "Not a rest."),
    };
}
