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
        ["tickets"] = WishKind.Tickets, ["report"] = WishKind.Report,
        ["withdraw"] = WishKind.Withdraw, ["take it back"] = WishKind.Withdraw,
        ["thanks"] = WishKind.Thanks, ["thank you"] = WishKind.Thanks, ["ok"] = WishKind.Thanks, ["okay"] = WishKind.Thanks, ["great"] = WishKind.Thanks,
        ["helpdesk here"] = WishKind.HelpdeskHere,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Commands that take a word; a bare "check" takes only what could be a server.</summary>
    private static readonly (string Begin, WishKind Kind, bool WantsServer)[] Openings =
    [
        ("check my server ", WishKind.Check, false), ("check server ", WishKind.Check, false), ("check ", WishKind.Check, true),
        ("probe ", WishKind.Check, true), ("helpdesk here ", WishKind.HelpdeskHere, false), ("withdraw ", WishKind.Withdraw, false), ("tickets ", WishKind.Tickets, false),
    ];

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

        foreach (var (begin, opened, wantsServer) in Openings)
        {
            if (plain.StartsWith(begin, StringComparison.Ordinal) && IsOneWord(words.AsSpan(begin.Length).Trim(), wantsServer))
            {
                return new(opened, words[begin.Length..].Trim());
            }
        }

        return null;
    }

    private static bool IsOneWord(ReadOnlySpan<char> rest, bool wantsServer) =>
        !rest.ContainsAny(' ', '\n', '\t') && (!wantsServer || rest.ContainsAny('.', '@', ':'));
}
