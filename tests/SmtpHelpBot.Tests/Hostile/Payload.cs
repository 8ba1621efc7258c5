namespace SmtpHelpBot.Tests.Hostile;

/// <summary>Words that want to be more than words.</summary>
/// <param name="Name">What they are.</param>
/// <param name="Before">What stands before the harmless word that must arrive.</param>
/// <param name="Behind">What stands behind it.</param>
public sealed record Payload(string Name, string Before, string Behind)
{
    public static IReadOnlyList<Payload> All { get; } =
    [
        new("markup", "", "<b onclick=alert(1)>b</b><img src=x onerror=alert(1)><script>alert(1)</script>"),
        new("Markdown", "", "**b** _i_ # h `c` ~s~ ![i](http://evil.example/i.png)"),
        new("mention of Teams", "", "<at>Emil</at> <at id=\"0\">everyone</at>"),
        new("mention of Slack", "", "<!channel> <!here> <@U0EVIL> <#C0EVIL> <!subteam^S0EVIL>"),
        new("link", "", "http://evil.example/a <http://evil.example|click> [click](http://evil.example)"),
        new("link that is a script", "", "[click](javascript:alert(1)) <javascript:alert(1)|click> javascript:alert(1)"),
        new("card", "", "\"},{\"type\":\"Action.OpenUrl\",\"title\":\"x\",\"url\":\"http://evil.example\"},{\"type\":\"TextBlock\",\"text\":\""),
        new("template", "", "${text.button.human} ${$root} ${1+1} ${json('{}')}"),
        new("date of a card", "", "{{DATE(2020-01-01T00:00:00Z, LONG)}} {{TIME(2020-01-01T00:00:00Z)}}"),
        new("direction", "", "\u202Egnp.exe\u2066 \u200F\u061C\u200B\u00AD"),
        new("control", "", "\u0007\u001b[31mred\u001b]0;title\u0085\u2028end"),
        new("enormous", "", new string('x', 50_000)),
        new("formula", "=", "+HYPERLINK(\"http://evil.example\",\"x\")"),
        new("at formula", "@", "(1),-2+3"),
        new("line", "", "\r\n[ERR] forged: a line of its own\nfail: forged"),
        new("label", "", "\"} 1\nevil_total{x=\"\\"),
        new("nothing", "", ""),
    ];

    /// <summary>Whether there is anything in it.</summary>
    public bool IsEmpty => Name == "nothing";

    /// <summary>The harmless word, one for each payload and input.</summary>
    public static string Mark(int payload, Input input) => $"Zq{payload:00}{input}x";

    /// <summary>The words for an input.</summary>
    public string For(int payload, Input input) => IsEmpty ? "" : $"{Before}{Mark(payload, input)}{Behind}";

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>Where words come in.</summary>
public enum Input
{
    /// <summary>A pasted text.</summary>
    Text,

    /// <summary>A setting, as it is filled into the form.</summary>
    Setting,

    /// <summary>A server's greeting.</summary>
    Banner,

    /// <summary>The note of a ticket.</summary>
    Note,

    /// <summary>The name that a person gave themselves.</summary>
    Name,
}

/// <summary>Where words go out.</summary>
public enum Output
{
    /// <summary>Cards in Teams.</summary>
    Teams,

    /// <summary>The same as Block Kit.</summary>
    Slack,

    /// <summary>What the page of the desk is told.</summary>
    Desk,

    /// <summary>The exported tickets.</summary>
    Csv,
}
