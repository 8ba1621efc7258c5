namespace SmtpHelpBot.Diagnosis.Facts;

/// <summary>Variables of the environment are written in three ways: as lines of their own, as a list and as a mapping, the last two in Compose files (docs.docker.com, services: environment).</summary>
internal static class EnvironmentForms
{
    /// <summary>The forms, and those of variables in all three ways; the usual one stays the first, and its other ways come last.</summary>
    public static IReadOnlyList<ClientForm> Expand(IReadOnlyList<ClientForm> forms) =>
        [.. forms.Take(1), .. forms.Skip(1).SelectMany(form => (ClientForm[])[.. InCompose(form), form]), .. forms.Take(1).SelectMany(InCompose)];

    private static IEnumerable<ClientForm> InCompose(ClientForm form) => form.Environment ? [List(form), Mapping(form)] : [];

    private static ClientForm List(ClientForm form) => form with
    {
        Id = $"{form.Id}_list",
        Way = $@"(?m)^[ \t]*-[ \t]+['""]?(?:{Names(form)})=",
        Lines = Rewritten(form, (name, value) => NeedsQuotes(value) ? $"- '{name}={value}'" : $"- {name}={value}"),
        Secret = form.Secret ?? new("compose"),
    };

    private static ClientForm Mapping(ClientForm form) => form with
    {
        Id = $"{form.Id}_mapping",
        Way = $@"(?m)^[ \t]*['""]?(?:{Names(form)})['""]?[ \t]*:[ \t]",
        Lines = Rewritten(form, (name, value) => $"{name}: '{value}'"),
        Secret = form.Secret ?? new("compose"),
    };

    private static Dictionary<Encryption, IReadOnlyList<string>> Rewritten(ClientForm form, Func<string, string, string> write) =>
        form.Lines.ToDictionary(lines => lines.Key, IReadOnlyList<string> (lines) => [.. lines.Value.Select(line => write(NameIn(line), line[(NameIn(line).Length + 1)..].Trim('"', '\'')))]);

    private static string NameIn(string line) => line[..line.IndexOf('=', StringComparison.Ordinal)];

    /// <summary>A plain value in YAML holds no colon with a blank behind it (YAML 1.2.2 section 7.3.3).</summary>
    private static bool NeedsQuotes(string value) => value.Contains(": ", StringComparison.Ordinal);

    private static string Names(ClientForm form) => string.Join('|', form.Lines.Values.SelectMany(lines => lines).Select(NameIn).Distinct(StringComparer.Ordinal));
}
