namespace SmtpHelpBot.Diagnosis.Facts;

/// <summary>A program, device, library or command that sends mail, as it stands in <c>Facts/Data/clients/ID.json</c>: how its settings look, and what people get wrong in them.</summary>
/// <remarks>The generated JSON reader sets every property, to null where the file says nothing.</remarks>
public sealed record Client
{
    /// <summary>The client's id, such as <c>django</c>; also the name of its file.</summary>
    public required string Id { get; init; }

    /// <summary>Where several fit, the one with the lower number is meant.</summary>
    public required int Order { get; init; }

    /// <summary>The name that people know.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required ClientKind Kind { get; init; }

    /// <summary>The day on which these facts were last compared with their sources.</summary>
    public required DateOnly CheckedOn { get; init; }

    /// <summary>How the names of its settings are known.</summary>
    public required Sureness Sure { get; init; }

    /// <summary>How its settings are written.</summary>
    public ConfigStyle Style { get; init; }

    /// <summary>Words that only stand in its settings or code; empty where another client's settings are used.</summary>
    public IReadOnlyList<string> Detect { get; init => field = value ?? []; } = [];

    /// <summary>Clients that are meant where both are found; <c>*</c> is every other.</summary>
    public IReadOnlyList<string> YieldsTo { get; init => field = value ?? []; } = [];

    /// <summary>Id of the client whose settings look the same; null where its own are described.</summary>
    public string? SettingsOf { get; init; }

    /// <summary>Whether it can sign in by OAuth; null where that depends.</summary>
    public bool? Oauth { get; init; }

    /// <summary>The names of its settings; null where another client's are used.</summary>
    public ClientKeys? Keys { get; init; }

    /// <summary>How its settings say what encryption is used; null where another client's are used.</summary>
    public EncryptionSigns? Encryption { get; init; }

    /// <summary>The ways in which its settings are written, the usual one first; empty where another client's are used.</summary>
    public IReadOnlyList<ClientForm> Forms { get; init => field = value ?? []; } = [];

    /// <summary>The SASL mechanisms it knows, where a provider may offer none of them; empty where that never happens.</summary>
    public IReadOnlyList<string> Mechanisms { get; init => field = value ?? []; } = [];

    /// <summary>What people get wrong.</summary>
    public IReadOnlyList<ClientMistake> Mistakes { get; init => field = value ?? []; } = [];

    /// <summary>What to think of when its settings are changed: keys below <c>reminder.</c> in the texts.</summary>
    public IReadOnlyList<string> Reminders { get; init => field = value ?? []; } = [];

    /// <summary>Its documentation; null where none is known.</summary>
    public Uri? Docs { get; init; }
}

/// <summary>What a client is.</summary>
public enum ClientKind
{
    /// <summary>A mail program for people.</summary>
    Program,

    /// <summary>A printer, scanner or other device.</summary>
    Device,

    /// <summary>A web framework with mail settings.</summary>
    Framework,

    /// <summary>A library that is called in code.</summary>
    Library,

    /// <summary>A server application that sends notices.</summary>
    Application,

    /// <summary>A command that is typed.</summary>
    Command,

    /// <summary>A mail server or sender that hands on to another.</summary>
    Relay,
}

/// <summary>How settings are written.</summary>
public enum ConfigStyle
{
    /// <summary>Names with values behind <c>=</c>, <c>:</c> or <c>=&gt;</c>, and calls with arguments.</summary>
    Pairs,

    /// <summary>A name and a value with a blank between, one a line.</summary>
    Words,

    /// <summary>Options of a command.</summary>
    Options,

    /// <summary>Labels of a settings screen with what stands in their fields.</summary>
    Screen,
}

/// <summary>The names of a client's settings. <c>Name#1</c> is the first argument of a call, <c>url.host</c> a part of an address.</summary>
/// <param name="Host">The server.</param>
/// <param name="Port">The port.</param>
/// <param name="User">The user name.</param>
/// <param name="Password">The secret: looked at only for whether it is there.</param>
/// <param name="From">The sender's address.</param>
public sealed record ClientKeys(IReadOnlyList<string> Host, IReadOnlyList<string> Port, IReadOnlyList<string>? User = null, IReadOnlyList<string>? Password = null, IReadOnlyList<string>? From = null);
