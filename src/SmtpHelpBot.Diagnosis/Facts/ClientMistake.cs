using SmtpHelpBot.Diagnosis.Redaction;

namespace SmtpHelpBot.Diagnosis.Facts;

/// <summary>Something that people get wrong in a client's settings.</summary>
/// <param name="Id">Key below <c>mistake.</c> in the texts.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="When">All of these hold where it was made.</param>
public sealed record ClientMistake(string Id, Severity Severity, IReadOnlyList<SettingsCondition> When);

/// <summary>How bad a mistake is.</summary>
public enum Severity
{
    /// <summary>Mail cannot go out like this.</summary>
    Error,

    /// <summary>Mail may not go out, or the person is less safe.</summary>
    Warning,

    /// <summary>Worth a look.</summary>
    Hint,
}

/// <summary>A condition on pasted settings. What is left out is not asked for.</summary>
public sealed record SettingsCondition
{
    /// <summary>The setting that is asked about.</summary>
    public string? Key { get; init; }

    /// <summary>It has one of these values, whatever their case.</summary>
    public IReadOnlyList<string>? Is { get; init; }

    /// <summary>It is not there, or has none of these values.</summary>
    public IReadOnlyList<string>? IsNot { get; init; }

    /// <summary>Its value holds one of these.</summary>
    public IReadOnlyList<string>? Contains { get; init; }

    /// <summary>It names another server than this setting does.</summary>
    public string? DiffersFrom { get; init; }

    /// <summary>Whether it is there.</summary>
    public bool? Given { get; init; }

    /// <summary>One of these stands in the text.</summary>
    public IReadOnlyList<string>? Text { get; init; }

    /// <summary>None of these stands in the text.</summary>
    public IReadOnlyList<string>? TextLacks { get; init; }

    /// <summary>All of these stand in the text, in this order.</summary>
    public IReadOnlyList<string>? TextOrder { get; init; }

    /// <summary>The port is one of these.</summary>
    public IReadOnlyList<int>? Port { get; init; }

    /// <summary>Whether a user name is there.</summary>
    public bool? UserGiven { get; init; }

    /// <summary>Whether the host stands alone where a port belongs behind it.</summary>
    public bool? HostWithoutPort { get; init; }

    /// <summary>The password has one of these, as far as its mask tells.</summary>
    public IReadOnlyList<SecretTraits>? Password { get; init; }

    /// <summary>Whether the password stands in quotation marks.</summary>
    public bool? PasswordQuoted { get; init; }
}

/// <summary>How settings say what encryption is used.</summary>
/// <param name="Signs">The first that holds decides.</param>
/// <param name="Otherwise">What is used where none holds.</param>
public sealed record EncryptionSigns(IReadOnlyList<EncryptionSign> Signs, EncryptionDefault Otherwise);

/// <summary>A sign of an encryption.</summary>
/// <param name="Means">The encryption.</param>
/// <param name="Key">The setting that says it.</param>
/// <param name="Is">Its values, whatever their case.</param>
/// <param name="Text">A piece of code that says it.</param>
/// <param name="Port">A port that says it, or that must be set too for the setting to say it.</param>
/// <param name="Keys">Other names of the setting.</param>
public sealed record EncryptionSign(Encryption Means, string? Key = null, IReadOnlyList<string>? Is = null, string? Text = null, int? Port = null, IReadOnlyList<string>? Keys = null);

/// <summary>What a client does where its settings say nothing of encryption.</summary>
public enum EncryptionDefault
{
    /// <summary>Nothing is encrypted.</summary>
    None,

    /// <summary>STARTTLS.</summary>
    StartTls,

    /// <summary>Implicit TLS on port 465, else STARTTLS.</summary>
    ByPort,

    /// <summary>That cannot be told.</summary>
    Unknown,
}
