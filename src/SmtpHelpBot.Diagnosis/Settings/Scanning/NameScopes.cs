namespace SmtpHelpBot.Diagnosis.Settings.Scanning;

/// <summary>What a name stands in: the section of a file, names that are indented less, names whose braces are open.</summary>
internal sealed class NameScopes
{
    private const int Deepest = 16;

    /// <summary>No client's setting is known by a longer path, counted from its end.</summary>
    private const int LongestPath = 200;

    private readonly List<(int Indent, string Name)> indented = [];
    private readonly List<string> braces = [];
    private string section = "";

    /// <summary>The names put together once for all that stands there; null where they have changed since.</summary>
    private string? path;

    /// <summary>A name behind those of what it stands in.</summary>
    public string Path(string name)
    {
        path ??= WithDots(indented.Select(scope => scope.Name).Concat(braces).Prepend(section));
        return name.Length > 0 ? path + name : path.TrimEnd('.');
    }

    /// <summary>A header such as <c>[smtp]</c>.</summary>
    public void BeginSection(string name) => (section, path) = (name, null);

    /// <summary>Lines below that are indented more stand in this name.</summary>
    public void OpenIndented(int indent, string name) => Push(indented, (indent, name));

    /// <summary>A line begins with so many blanks.</summary>
    public void CloseIndented(int indent)
    {
        if (indented.RemoveAll(scope => scope.Indent >= indent) > 0)
        {
            path = null;
        }
    }

    /// <summary>What follows stands in the braces of this name; an empty one has none.</summary>
    public void OpenBrace(string name) => Push(braces, name);

    /// <summary>The innermost braces end.</summary>
    public void CloseBrace()
    {
        if (braces.Count > 0)
        {
            braces.RemoveAt(braces.Count - 1);
            path = null;
        }
    }

    private static string WithDots(IEnumerable<string> names)
    {
        var all = string.Concat(names.Where(name => name.Length > 0).Select(name => $"{name}."));
        return all[Math.Max(0, all.Length - LongestPath)..];
    }

    private void Push<T>(List<T> scopes, T scope)
    {
        path = null;
        if (scopes.Count < Deepest)
        {
            scopes.Add(scope);
        }
    }
}
