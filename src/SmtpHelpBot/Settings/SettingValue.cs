using System.Collections;

namespace SmtpHelpBot.Settings;

/// <summary>Reads one setting as what its property is, or says in words of the settings what it must be.</summary>
internal static class SettingValue
{
    /// <summary>The value. It throws <see cref="FormatException"/>, whose message is for who set it, where the setting is no such thing.</summary>
    public static object Read(IConfigurationSection setting, Type kind)
    {
        var isOne = !setting.GetChildren().Any();
        return ItemOf(kind) switch
        {
            { } item when isOne => List(setting, item),
            null when !isOne => throw new FormatException($"{setting.Path} must be one value, and is a list."),
            _ => Bound(setting, kind),
        };
    }

    /// <summary>What is in a list; null where it is none.</summary>
    private static Type? ItemOf(Type kind) => kind != typeof(string) && kind.IsAssignableTo(typeof(IEnumerable)) ? kind.GenericTypeArguments[0] : null;

    /// <summary>A list that is written as one value: nothing, or words with commas between them.</summary>
    private static object List(IConfigurationSection setting, Type item)
    {
        string[] words = (setting.Value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return item == typeof(string) ? words.ToList()
            : words.Length == 0 ? Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!
            : throw new FormatException($"{setting.Path} must be a list: what belongs to the first of it is {setting.Path}:0:{item.GetProperties()[0].Name} and so on.");
    }

    private static object Bound(IConfigurationSection setting, Type kind)
    {
        try
        {
            return setting.Get(kind) ?? "";
        }
        catch (InvalidOperationException problem)
        {
            var needed = kind == typeof(bool) ? "True or False" : "a whole number";
            throw new FormatException($"{setting.Path} must be {needed}; '{setting.Value}' is none.", problem);
        }
    }
}
