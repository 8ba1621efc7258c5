using System.Globalization;
using System.Reflection;
using System.Text;
using Newtonsoft.Json;

namespace OfficialApi;

/// <summary>
/// What documentation IDs do not show, a line a member: parameter names, defaults, accessors, modifiers, values of constants and
/// names in JSON, after the full name of the type.
/// </summary>
internal static class PublicSurface
{
    public static IEnumerable<string> Lines(IEnumerable<Type> types) => types.SelectMany(Lines);

    private static IEnumerable<string> Lines(Type type)
    {
        if (type.IsEnum)
            return Values(type).Select(value => $"{PublicApi.Definition(type)}: {value}");
        if (typeof(Delegate).IsAssignableFrom(type))
            return [$"{PublicApi.Definition(type)}: delegate {Signature(type.GetMethod("Invoke")!)}"];
        return new[] { Shape(type) }.Concat(Fields(type)).Concat(Constructors(type)).Concat(Properties(type)).Concat(Methods(type))
            .Select(member => $"{PublicApi.Definition(type)}: {member}");
    }

    private static string Shape(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static IEnumerable<string> Values(Type type) =>
        Enum.GetNames(type).Select(name => $"{name}={Convert.ToInt32(Enum.Parse(type, name), CultureInfo.InvariantCulture)}");

    private static IEnumerable<string> Fields(Type type) =>
        from field in type.GetFields(PublicApi.Declared)
        where PublicApi.Visible(field)
        select field.IsLiteral
            ? $"const {field.Name}={Value(field.GetRawConstantValue(), field.FieldType)}"
            : $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{Name(field.FieldType)} {field.Name}";

    private static IEnumerable<string> Constructors(Type type) =>
        from constructor in type.GetConstructors(PublicApi.Declared)
        where PublicApi.Visible(constructor) && !constructor.IsStatic
        // Who may call the constructor of an abstract class is the same whatever it says.
        select $"{(type.IsAbstract ? "" : Access(constructor))}ctor{Parameters(constructor)}";

    private static IEnumerable<string> Properties(Type type) =>
        from property in type.GetProperties(PublicApi.Declared)
        let accessor = PublicApi.Visible(property.GetMethod) ? property.GetMethod : property.SetMethod
        where PublicApi.Visible(accessor)
        select $"{Modifiers(accessor)}{Name(property.PropertyType)} {property.Name}{{{Accessors(property)}}}{JsonName(property)}";

    private static IEnumerable<string> Methods(Type type) =>
        from method in type.GetMethods(PublicApi.Declared)
        where PublicApi.Visible(method) && !method.IsSpecialName
        select Modifiers(method) + Signature(method);

    private static string Signature(MethodInfo method)
    {
        var generic = method.IsGenericMethodDefinition ? "<" + string.Join(',', method.GetGenericArguments().Select(Name)) + ">" : "";
        var name = method.Name == "Invoke" && typeof(Delegate).IsAssignableFrom(method.DeclaringType) ? "" : " " + method.Name;
        return $"{Name(method.ReturnType)}{name}{generic}{Parameters(method)}";
    }

    private static string Modifiers(MethodInfo? method) => method switch
    {
        null => "",
        { DeclaringType.IsInterface: true } => "abstract ",
        { IsStatic: true } => Access(method) + "static ",
        { IsAbstract: true } => Access(method) + "abstract ",
        { IsVirtual: true, IsFinal: false } => Access(method) + (method.GetBaseDefinition() == method ? "virtual " : "override "),
        _ => Access(method),
    };

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Accessors(PropertyInfo property) => Accessor(property, property.GetMethod, "get;") + Accessor(property, property.SetMethod, "set;");

    private static string Accessor(PropertyInfo property, MethodInfo? accessor, string word) => accessor switch
    {
        _ when !PublicApi.Visible(accessor) => "",
        { IsPublic: false } when property.GetMethod is { IsPublic: true } => "protected " + word,
        _ => word,
    };

    private static string JsonName(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName is { } name ? $"\"{name}\"" : "";

    private static string Parameters(MethodBase method)
    {
        var text = new StringBuilder("(");
        foreach (var parameter in method.GetParameters())
            text.Append(text.Length > 1 ? ", " : "").Append(Parameter(parameter));
        return text.Append(')').ToString();
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var kind = parameter.IsOut ? "out " : parameter.Position == 0 && parameter.Member.IsDefined(typeof(System.Runtime.CompilerServices.ExtensionAttribute)) ? "this " : "";
        var standard = parameter.HasDefaultValue ? "=" + Value(parameter.RawDefaultValue, parameter.ParameterType) : "";
        return $"{kind}{Name(parameter.ParameterType)} {parameter.Name}{standard}";
    }

    private static string Value(object? value, Type type) => value switch
    {
        null => type.IsValueType ? "default" : "null",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Name(Type type) => type switch
    {
        { IsByRef: true } => Name(type.GetElementType()!),
        { IsArray: true } => Name(type.GetElementType()!) + "[]",
        { IsGenericParameter: true } => type.Name,
        _ when Nullable.GetUnderlyingType(type) is { } inner => Name(inner) + "?",
        { IsGenericType: true } => type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)] + "<" + string.Join(',', type.GetGenericArguments().Select(Name)) + ">",
        _ => Keywords.GetValueOrDefault(type, type.IsNested ? type.DeclaringType!.Name + "." + type.Name : type.Name),
    };

    private static Dictionary<Type, string> Keywords { get; } = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool", [typeof(int)] = "int",
        [typeof(long)] = "long", [typeof(uint)] = "uint", [typeof(float)] = "float", [typeof(double)] = "double",
    };
}
