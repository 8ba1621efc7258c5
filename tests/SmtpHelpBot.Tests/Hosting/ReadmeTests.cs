using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Tests.Hosting;

/// <summary>The README is what an administrator goes by.</summary>
public sealed class ReadmeTests
{
    private static readonly string Repository = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", ".."));

    [Fact]
    public void The_table_of_settings_has_every_setting_with_its_usual_value_and_no_other() =>
        Assert.Equal(Settings().Order(StringComparer.Ordinal), Rows().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_file_that_the_README_shows_or_leads_to_is_there()
    {
        var missing = File.ReadAllText(Path.Combine(Repository, "README.md")).Split("](").Skip(1)
            .Select(rest => rest[..rest.IndexOf(')', StringComparison.Ordinal)])
            .Where(link => !link.StartsWith("https://", StringComparison.Ordinal) && !File.Exists(Path.Combine(Repository, link)));

        Assert.Empty(missing);
    }

    /// <summary>"Section:Name = value" of every option in the code; a section is named as its type.</summary>
    private static IEnumerable<string> Settings() =>
        from type in typeof(DeliveryOptions).Assembly.GetTypes()
        where type.Name.EndsWith("Options", StringComparison.Ordinal) && type.Namespace!.StartsWith(nameof(SmtpHelpBot), StringComparison.Ordinal)
        let usual = Activator.CreateInstance(type)
        from setting in type.GetProperties()
        where setting.CanWrite
        select $"{Section(type)}{setting.Name} = {Shown(setting.GetValue(usual))}";

    private static string Section(Type type) => type == typeof(TeamsOptions) ? "" : $"{type.Name[..^"Options".Length]}:";

    private static string Shown(object? value) => value is IList ? "" : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static IEnumerable<string> Rows() =>
        from line in File.ReadLines(Path.Combine(Repository, "README.md"))
        where line.StartsWith("| `", StringComparison.Ordinal)
        let cells = line.Split('|')
        select $"{cells[1].Trim().Trim('`')} = {cells[2].Trim().Trim('`')}";

    private static string Here([CallerFilePath] string path = "") => path;
}
