namespace SmtpHelpBot.Diagnosis.Tests;

/// <summary>Samples that stand in files beside the tests: one a line, <c>\n</c> for a line break, <c>#</c> begins a heading.</summary>
internal static class Samples
{
    public static IReadOnlyList<string> Lines(string file)
    {
        using var stream = typeof(Samples).Assembly.GetManifestResourceStream(file) ?? throw new FileNotFoundException(file);
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Replace("\\n", "\n", StringComparison.Ordinal))];
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
