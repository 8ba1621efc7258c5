namespace SmtpHelpBot.Settings;

/// <summary>Finds names that are no setting: a misspelt one would be as if it were not there.</summary>
internal static class UnknownSettings
{
    /// <summary>Settings outside of any section stand among the whole environment; ours begin as the names of the Bot Framework do.</summary>
    private const string OfNoSection = "MicrosoftApp";

    /// <summary>What is set in a section, or outside of any, and is no property of its options, in a line each with those that there are.</summary>
    public static IEnumerable<string> In(IConfiguration configuration, string section, Type options) => section.Length > 0
        ? In(configuration.GetSection(section).GetChildren(), options, $"{section}: ")
        : In(configuration.GetChildren().Where(setting => setting.Key.StartsWith(OfNoSection, StringComparison.OrdinalIgnoreCase)), options, "");

    private static IEnumerable<string> In(IEnumerable<IConfigurationSection> given, Type options, string where)
    {
        var kinds = options.GetProperties().Where(property => property.CanWrite).ToDictionary(property => property.Name, property => property.PropertyType, StringComparer.OrdinalIgnoreCase);
        return given.SelectMany(setting => kinds.TryGetValue(setting.Key, out var kind)
            ? InItems(setting, kind, where)
            : [$"{where}{setting.Key} is no setting; there are {string.Join(", ", kinds.Keys)}."]);
    }

    /// <summary>The same in each item of a list that has settings of its own.</summary>
    private static IEnumerable<string> InItems(IConfigurationSection list, Type kind, string where) =>
        kind.GenericTypeArguments is [{ IsClass: true } item] && item != typeof(string)
            ? list.GetChildren().SelectMany(one => In(one.GetChildren(), item, $"{where}{list.Key}:{one.Key}:"))
            : [];
}
