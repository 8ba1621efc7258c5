using System.Text.Json;
using System.Text.Json.Serialization;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Redaction;

namespace SmtpHelpBot.Diagnosis.Facts;

/// <summary>Reads the files of facts that are built into the assembly.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters =
    [
        typeof(WordConverter<ProviderKind>), typeof(WordConverter<Sureness>), typeof(WordConverter<Cause>), typeof(WordConverter<Encryption>), typeof(WordConverter<UserNameRule>),
        typeof(WordConverter<AppPasswordNeed>), typeof(WordConverter<OauthOffer>), typeof(WordConverter<DatePrecision>),
        typeof(WordConverter<ClientKind>), typeof(WordConverter<ConfigStyle>), typeof(WordConverter<Severity>), typeof(WordConverter<EncryptionDefault>), typeof(WordConverter<SecretTraits>), typeof(WordConverter<SecretForm>), typeof(WordConverter<OwnSteps>),
    ])]
[JsonSerializable(typeof(Provider))]
[JsonSerializable(typeof(MailGateways))]
[JsonSerializable(typeof(Client))]
[JsonSerializable(typeof(FindingList))]
internal sealed partial class FactsJson : JsonSerializerContext
{
    /// <summary>The names of the files that begin like this, without their ending.</summary>
    public static IEnumerable<string> Names(string begin) => typeof(FactsJson).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(begin, StringComparison.Ordinal));

    /// <summary>The content of a file.</summary>
    /// <exception cref="JsonException">The file is not of the form: a mistake of ours, found by the tests of the facts.</exception>
    public static T Read<T>(string name, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        using var stream = typeof(FactsJson).Assembly.GetManifestResourceStream(name) ?? throw new JsonException($"No facts named '{name}'.");
        return JsonSerializer.Deserialize(stream, type) ?? throw new JsonException($"No facts in '{name}'.");
    }
}
