using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace SmtpHelpBot.Delivery.Turns;

/// <summary>
/// Bot state as JSON. Dialogs need their own types back, so a type is named where the declared one does not say it; only
/// types of the closed set below are ever made from a name in a stored file.
/// </summary>
internal static class StateJson
{
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new()
    {
        TypeNameHandling = TypeNameHandling.Auto,
        TypeNameAssemblyFormatHandling = TypeNameAssemblyFormatHandling.Simple,
        SerializationBinder = new ClosedSet(),
        DateParseHandling = DateParseHandling.None,
        MaxDepth = 64,
        ContractResolver = new DefaultContractResolver(),
    });

    public static string Write(object state)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        Serializer.Serialize(writer, state, typeof(object));
        return writer.ToString();
    }

    public static object Read(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json));
        return Serializer.Deserialize(reader) ?? throw new JsonSerializationException("Stored bot state is empty.");
    }

    /// <summary>Names for the types that bot state may hold, and no way to any other.</summary>
    private sealed class ClosedSet : ISerializationBinder
    {
        private readonly Dictionary<string, Type> byName = StateTypes.All.ToDictionary(StateTypes.NameOf, StringComparer.Ordinal);
        private readonly Dictionary<Type, string> byType = StateTypes.All.ToDictionary(type => type, StateTypes.NameOf);

        public Type BindToType(string? assemblyName, string typeName) =>
            byName.TryGetValue(typeName, out var type) ? type : throw new JsonSerializationException($"Bot state names a type that it may not hold: {typeName}.");

        public void BindToName(Type serializedType, out string? assemblyName, out string? typeName)
        {
            assemblyName = null;
            typeName = byType.TryGetValue(serializedType, out var name)
                ? name
                : throw new JsonSerializationException($"{serializedType} is not among the types that bot state may hold; add it to StateTypes.");
        }
    }
}
