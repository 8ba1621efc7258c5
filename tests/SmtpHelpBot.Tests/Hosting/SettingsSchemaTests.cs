using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Tests.Architecture;

namespace SmtpHelpBot.Tests.Hosting;

/// <summary>
/// The schema by which editors complete and check an appsettings.json. It is made from the types of the options; the variable
/// WRITE_SETTINGS_SCHEMA writes it anew.
/// </summary>
public sealed class SettingsSchemaTests
{
    private static readonly string Path = System.IO.Path.Combine(Repository.Root, "src", "SmtpHelpBot", "appsettings.schema.json");

    [Fact]
    public void The_schema_has_every_setting_with_its_type_its_range_and_its_usual_value_and_no_other()
    {
        var made = Schema().ToString();
        if (Environment.GetEnvironmentVariable("WRITE_SETTINGS_SCHEMA") is { Length: > 0 })
        {
            File.WriteAllText(Path, $"{made}\n");
        }

        Assert.Equal(made.ReplaceLineEndings("\n"), File.ReadAllText(Path).TrimEnd().ReplaceLineEndings("\n"));
    }

    private static JObject Schema()
    {
        var root = new JObject();
        foreach (var type in typeof(DoorOptions).Assembly.GetTypes().Where(IsOptions).OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            if (type == typeof(TeamsOptions))
            {
                root.Merge(Members(type));
            }
            else
            {
                root[type.Name[..^"Options".Length]] = Section(type);
            }
        }

        return new() { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = "Settings of SmtpHelpBot", ["type"] = "object", ["properties"] = root };
    }

    private static bool IsOptions(Type type) => type.Name.EndsWith("Options", StringComparison.Ordinal) && type.Namespace?.StartsWith(nameof(SmtpHelpBot), StringComparison.Ordinal) == true && type.IsClass;

    private static JObject Section(Type type) => new() { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = Members(type) };

    private static JObject Members(Type type)
    {
        var usual = Activator.CreateInstance(type);
        return new(type.GetProperties().Where(setting => setting.CanWrite).Select(setting => new JProperty(setting.Name, Member(setting, setting.GetValue(usual)))));
    }

    private static JObject Member(PropertyInfo setting, object? usual)
    {
        var member = Kind(setting.PropertyType);
        if (usual is not (null or IList))
        {
            member["default"] = JToken.FromObject(usual);
        }

        if (setting.GetCustomAttribute<RangeAttribute>() is { } range)
        {
            (member["minimum"], member["maximum"]) = (JToken.FromObject(range.Minimum), JToken.FromObject(range.Maximum));
        }

        return member;
    }

    private static JObject Kind(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? Kind(inner) : type switch
    {
        _ when type == typeof(string) => new() { ["type"] = "string" },
        _ when type == typeof(bool) => new() { ["type"] = "boolean" },
        _ when type == typeof(int) || type == typeof(long) => new() { ["type"] = "integer" },
        _ when type == typeof(double) => new() { ["type"] = "number" },
        { IsEnum: true } => new() { ["enum"] = new JArray(Enum.GetNames(type)) },
        { IsGenericType: true } => new() { ["type"] = "array", ["items"] = Kind(type.GetGenericArguments()[0]) },
        _ => Section(type),
    };
}
