namespace SmtpHelpBot.Benchmarks.Zoo;

/// <summary>A server of a zoo, and what a look at it must come to.</summary>
/// <param name="Id">Its name in the zoo.</param>
/// <param name="Address">Where it listens.</param>
/// <param name="Cause">The cause that the conclusion must name; null where the server is fine.</param>
/// <param name="Findings">Findings that there must be.</param>
/// <param name="Words">What the conclusion must say.</param>
internal sealed record ZooCase(string Id, string Address, string? Cause, IReadOnlyList<string> Findings, IReadOnlyList<string> Words)
{
    /// <summary>Servers that send without end, or more than anybody would read.</summary>
    private static readonly string[] Endless = ["O07", "O22", "O23", "O25", "O26"];

    /// <summary>It greets once in ten minutes: only a second look sees what it does.</summary>
    private const string GreetsOnce = "C21";

    public bool IsEndless => Endless.Contains(Id);

    public int Looks => Id == GreetsOnce ? 2 : 1;

    /// <summary>The cases of a zoo with what is expected of each; a case that nothing is expected of is an error.</summary>
    /// <param name="folder">The folder with the zoo's <c>cases.tsv</c>: id, address and more, by tabs.</param>
    public static IReadOnlyList<ZooCase> Read(string folder)
    {
        var expected = Table(Path.Combine(AppContext.BaseDirectory, "expected.tsv")).ToDictionary(row => row[0]);
        return [.. Table(Path.Combine(folder, "cases.tsv")).Select(row => Of(row[1], expected[row[0]]))];
    }

    private static ZooCase Of(string address, string[] expected) => new(expected[0], address, expected[1] == "-" ? null : expected[1], Parts(expected[2], ','), Parts(expected[3], '|'));

    private static string[] Parts(string text, char mark) => text.Split(mark, StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string[]> Table(string file) => File.ReadLines(file).Skip(1).Select(line => line.Split('\t'));
}
