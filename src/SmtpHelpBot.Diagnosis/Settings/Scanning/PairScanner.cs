namespace SmtpHelpBot.Diagnosis.Settings.Scanning;

/// <summary>
/// Finds names with values behind <c>=</c>, <c>:</c> or <c>=&gt;</c>: environment files, INI, YAML, JSON, properties, XML attributes, Python, Ruby, PHP and JavaScript.
/// One pass over the text; what it does not know it passes over.
/// </summary>
internal sealed class PairScanner
{
    private readonly PairText text;
    private readonly NameScopes scopes = new();
    private readonly List<ConfigEntry> found = [];

    private PairScanner(string text) => this.text = new(text);

    /// <summary>The settings of a text, in order.</summary>
    public static IReadOnlyList<ConfigEntry> Scan(string text)
    {
        var scanner = new PairScanner(text);
        while (!scanner.text.AtEnd)
        {
            scanner.Line();
        }

        return scanner.found;
    }

    private void Line()
    {
        var start = text.At;
        text.SkipBlanks();
        text.SkipListMark();
        var indent = text.At - start;
        if (text.AtEnd || text.IsComment())
        {
            text.SkipLine();
            return;
        }

        if (text.Header() is { } section)
        {
            scopes.BeginSection(section);
            text.SkipLine();
            return;
        }

        if (!text.AtLineEnd)
        {
            scopes.CloseIndented(indent);
        }

        while (!text.AtEnd && text.Here != '\n')
        {
            Piece(indent);
        }

        text.SkipLine();
    }

    /// <summary>One name with its value, or one character that belongs to neither.</summary>
    private void Piece(int indent)
    {
        var begin = text.At;
        if (text.Here is '}' or '{')
        {
            Brace();
            return;
        }

        if (text.Name() is not { } name || !text.Separator())
        {
            text.GoOnAt(begin + 1);
            return;
        }

        text.SkipBlanks();
        text.SkipListOpening();
        if (text.AtEnd || text.AtLineEnd)
        {
            scopes.OpenIndented(indent, name);
        }
        else if (text.Here == '{')
        {
            scopes.OpenBrace(name);
            text.Skip();
        }
        else if (!text.IsBehindListOpening)
        {
            found.Add(new(scopes.Path(name), text.Value()));
        }
    }

    private void Brace()
    {
        if (text.Here == '{')
        {
            scopes.OpenBrace("");
        }
        else
        {
            scopes.CloseBrace();
        }

        text.Skip();
    }
}
