using System.Text.RegularExpressions;

namespace SmtpHelpBot.Diagnosis.Facts;

/// <summary>One way in which a client's settings are written, such as YAML or variables of the environment, and the right settings in it.</summary>
public sealed record ClientForm
{
    /// <summary>Names the form among the client's.</summary>
    public required string Id { get; init; }

    /// <summary>A regular expression that finds settings written so; null for the form that is meant where no other is found.</summary>
    public string? ShownBy { get; init; }

    /// <summary>Whether the lines are variables of the environment, a name and a value each.</summary>
    public bool Environment { get; init; }

    /// <summary>The lines, for each encryption that can be set so.</summary>
    public required IReadOnlyDictionary<Encryption, IReadOnlyList<string>> Lines { get; init; }

    /// <summary>Where the secret goes, where that is not in the lines.</summary>
    public SecretPlace? Secret { get; init; }

    /// <summary>Settings that contradict the lines and that the lines cannot undo, for each encryption.</summary>
    public IReadOnlyDictionary<Encryption, IReadOnlyList<string>> Remove { get; init => field = value ?? Nothing; } = Nothing;

    /// <summary>Lines that belong elsewhere; null where all stand together.</summary>
    public LinesBeside? Beside { get; init; }

    private static Dictionary<Encryption, IReadOnlyList<string>> Nothing { get; } = [];

    /// <summary>A second regular expression that must find them too; null where the first is enough.</summary>
    internal string? Way { get; init; }

    /// <summary>Short patterns of our own, in which nothing that repeats is repeated (a test holds it): linear as they are, for a tenth of the memory of those that must be made so.</summary>
    private IReadOnlyList<Regex> Signs => field ??= [.. Patterns.Select(pattern => new Regex(pattern, RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout))];

    /// <summary>The regular expressions that must all find the form.</summary>
    internal IEnumerable<string> Patterns => new[] { ShownBy, Way }.OfType<string>();

    /// <summary>Whether settings in a text are written so.</summary>
    public bool IsShownIn(string text) => Signs.Count > 0 && Signs.All(sign => sign.IsMatch(text));
}

/// <summary>Where a secret goes that is left out of lines to copy.</summary>
/// <param name="In">Key below <c>secret_place</c> in the texts.</param>
/// <param name="Name">The name of the variable, file or entry, where there is one.</param>
public sealed record SecretPlace(string In, string? Name = null);

/// <summary>Lines to copy that belong elsewhere than the others.</summary>
/// <param name="In">Key below <c>paste_beside</c> in the texts.</param>
/// <param name="Lines">The lines, for each encryption.</param>
/// <param name="Name">The name of the file, where it is one.</param>
public sealed record LinesBeside(string In, IReadOnlyDictionary<Encryption, IReadOnlyList<string>> Lines, string? Name = null);
