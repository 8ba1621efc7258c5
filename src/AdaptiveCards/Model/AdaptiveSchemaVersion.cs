using System.Globalization;
using Newtonsoft.Json;

namespace AdaptiveCards;

/// <summary>Version of the card schema, such as 1.5.</summary>
[JsonConverter(typeof(SchemaVersionConverter))]
public class AdaptiveSchemaVersion
{
    public AdaptiveSchemaVersion() { }

    /// <exception cref="AdaptiveSerializationException">The text is not two numbers with a dot between.</exception>
    public AdaptiveSchemaVersion(string versionString)
    {
        if (!Version.TryParse(versionString, out var version))
            throw new AdaptiveSerializationException($"\"{versionString}\" is not a version such as 1.5.");
        (Major, Minor) = (version.Major, version.Minor);
    }

    public AdaptiveSchemaVersion(int major, int minor) => (Major, Minor) = (major, minor);

    public int Major { get; set; }
    public int Minor { get; set; }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");

    public override bool Equals(object obj) => obj is AdaptiveSchemaVersion other && (other.Major, other.Minor) == (Major, Minor);

    public override int GetHashCode() => HashCode.Combine(Major, Minor);

    public static bool operator ==(AdaptiveSchemaVersion a, AdaptiveSchemaVersion b) => Equals(a, b);

    public static bool operator !=(AdaptiveSchemaVersion a, AdaptiveSchemaVersion b) => !Equals(a, b);
}
