namespace SmtpHelpBot.Tests.Architecture;

/// <summary>The folders of a source tree and the arrows between them: one where a file names what a file of another folder declares.</summary>
internal sealed class House
{
    private readonly SortedDictionary<string, SortedDictionary<string, SortedSet<string>>> arrows = new(StringComparer.Ordinal);

    public House(IReadOnlyList<SourceFile> files)
    {
        Files = files;
        var declared = files.SelectMany(file => file.Declares.Select(name => (name, file))).ToLookup(pair => pair.name, pair => pair.file, StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var name in file.Names)
            {
                Point(file, name, declared[name]);
            }
        }
    }

    public IReadOnlyList<SourceFile> Files { get; }

    /// <summary>All source below a folder, without what tools generate.</summary>
    public static House Read(string root) => new([.. Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(part => part is "obj" or "bin" or "node_modules" or "Migrations"))
        .Order(StringComparer.Ordinal)
        .Select(path => new SourceFile(path, File.ReadAllText(Path.Combine(root, path))))]);

    /// <summary>Each circle: its folders, and the arrows between them with the names that make them.</summary>
    public IEnumerable<string> Circles()
    {
        var reach = arrows.Keys.ToDictionary(folder => folder, Reachable, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in arrows.Keys.Where(folder => reach[folder].Contains(folder)))
        {
            if (seen.Add(folder))
            {
                var members = reach[folder].Where(other => reach.TryGetValue(other, out var back) && back.Contains(folder)).ToHashSet(StringComparer.Ordinal);
                seen.UnionWith(members);
                yield return string.Join("; ", members.Order(StringComparer.Ordinal).SelectMany(from => arrows[from]
                    .Where(arrow => members.Contains(arrow.Key)).Select(arrow => $"{from} -> {arrow.Key} ({string.Join(", ", arrow.Value)})")));
            }
        }
    }

    private void Point(SourceFile file, string name, IEnumerable<SourceFile> homes)
    {
        var visible = homes.Select(home => (home, distance: file.Sees(home))).Where(pair => pair.distance is not null).ToList();
        if (visible.Count == 0)
        {
            return;
        }

        var nearest = visible.Min(pair => pair.distance);
        foreach (var (home, _) in visible.Where(pair => pair.distance == nearest && pair.home.Folder != file.Folder))
        {
            Names(file.Folder, home.Folder).Add(name);
        }
    }

    private SortedSet<string> Names(string from, string to)
    {
        if (!arrows.TryGetValue(from, out var targets))
        {
            arrows[from] = targets = new(StringComparer.Ordinal);
        }

        return targets.TryGetValue(to, out var names) ? names : targets[to] = new(StringComparer.Ordinal);
    }

    private HashSet<string> Reachable(string from)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>([from]);
        while (next.TryPop(out var folder))
        {
            foreach (var to in arrows.TryGetValue(folder, out var targets) ? targets.Keys : Enumerable.Empty<string>())
            {
                if (reached.Add(to))
                {
                    next.Push(to);
                }
            }
        }

        return reached;
    }
}
