namespace SmtpHelpBot.Diagnosis.Tests;

/// <summary>Samples that stand in files beside the tests: one a line, <c>\n</c> for a line break, <c>#</c> begins a heading.</summary>
internal static class Samples
{
    public static IReadOnlyList<string> Lines(string file) => [.. Families(file).SelectMany(family => family)];

    /// <summary>The lines that stand under each heading.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Families(string file)
    {
        using var stream = typeof(Samples).Assembly.GetManifestResourceStream(file) ?? throw new FileNotFoundException(file);
        using var reader = new StreamReader(stream);
        var families = new List<List<string>> { new() };
        foreach (var line in reader.ReadToEnd().Split('\n').Where(line => line.Length > 0))
        {
            if (line[0] == '#')
            {
                families.Add([]);
            }
            else
            {
                families[^1].Add(line.Replace("\\n", "\n", StringComparison.Ordinal));
            }
        }

        return [.. families.Where(family => family.Count > 0)];
    }

    /// <summary>Lines of the form <c>cause/finding language question => text</c>; what is not there is null.</summary>
    public static TheoryData<string, string, string?, string?, string> Expected(string file)
    {
        var data = new TheoryData<string, string, string?, string?, string>();
        foreach (var line in Lines(file))
        {
            var parts = line.Split(" => ", 2);
            var words = parts[0].Split(' ');
            var diagnosis = words[0].Split('/');
            data.Add(diagnosis[0], diagnosis[1], words.ElementAtOrDefault(1), words.ElementAtOrDefault(2), parts[1]);
        }

        return data;
    }
}
