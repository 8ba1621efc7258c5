using System.Reflection;

namespace OfficialApi;

/// <summary>
/// The public and protected types and members of an assembly, a line each: the XML documentation ID of the C# specification, then
/// the type of the value. A type's line names its base, not its interfaces.
/// </summary>
internal static class PublicApi
{
    internal const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Lines(IEnumerable<Type> types) => types.SelectMany(type =>
        new[] { TypeLine(type) }.Concat(Fields(type)).Concat(Constructors(type)).Concat(Properties(type)).Concat(Methods(type)));

    internal static bool Visible(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    internal static bool Visible(FieldInfo field) => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName;

    internal static string Definition(Type type) => type.IsNested ? Definition(type.DeclaringType!) + "." + type.Name : type.Namespace + "." + type.Name;

    private static string TypeLine(Type type) =>
        "T:" + Definition(type) + (type.BaseType is { } parent && parent != typeof(object) && !type.IsValueType ? " : " + Reference(parent) : "");

    private static IEnumerable<string> Fields(Type type) =>
        from field in type.GetFields(Declared)
        where Visible(field)
        select $"F:{Definition(type)}.{field.Name} -> {Reference(field.FieldType)}";

    private static IEnumerable<string> Constructors(Type type) =>
        from constructor in type.GetConstructors(Declared)
        where Visible(constructor) && !constructor.IsStatic
        select $"M:{Definition(type)}.#ctor{Parameters(constructor)}";

    private static IEnumerable<string> Properties(Type type) =>
        from property in type.GetProperties(Declared)
        where Visible(property.GetMethod) || Visible(property.SetMethod)
        select $"P:{Definition(type)}.{property.Name} -> {Reference(property.PropertyType)}";

    private static IEnumerable<string> Methods(Type type) =>
        from method in type.GetMethods(Declared)
        where Visible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
        let arity = method.IsGenericMethodDefinition ? $"``{method.GetGenericArguments().Length}" : ""
        select $"M:{Definition(type)}.{method.Name}{arity}{Parameters(method)} -> {Reference(method.ReturnType)}";

    private static string Parameters(MethodBase method) =>
        method.GetParameters() is { Length: > 0 } parameters ? "(" + string.Join(',', parameters.Select(p => Reference(p.ParameterType))) + ")" : "";

    private static string Reference(Type type) => type switch
    {
        { IsByRef: true } => Reference(type.GetElementType()!) + "@",
        { IsArray: true } => Reference(type.GetElementType()!) + "[]",
        { IsGenericMethodParameter: true } => $"``{type.GenericParameterPosition}",
        { IsGenericTypeParameter: true } => $"`{type.GenericParameterPosition}",
        { IsGenericType: true } => Bare(type) + "{" + string.Join(',', type.GetGenericArguments().Select(Reference)) + "}",
        _ => Definition(type),
    };

    private static string Bare(Type type)
    {
        var name = Definition(type.GetGenericTypeDefinition());
        return name.LastIndexOf('`') is > 0 and var tick ? name[..tick] : name;
    }
}
