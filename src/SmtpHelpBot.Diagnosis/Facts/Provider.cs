using SmtpHelpBot.Diagnosis.Causes;

namespace SmtpHelpBot.Diagnosis.Facts;

/// <summary>What is known of one mail provider, as it stands in <c>Facts/Data/providers/ID.json</c>. Sentences about it are in the texts, below <c>provider.ID</c>.</summary>
/// <remarks>The generated JSON reader sets every property, to null where the file says nothing.</remarks>
public sealed record Provider
{
    /// <summary>The provider's id, such as <c>gmail</c>; also the name of its file.</summary>
    public required string Id { get; init; }

    /// <summary>Where several providers fit, the one with the lower number is meant more often.</summary>
    public required int Order { get; init; }

    /// <summary>The name that people know.</summary>
    public required string Name { get; init; }

    /// <summary>What it offers.</summary>
    public required ProviderKind Kind { get; init; }

    /// <summary>The day on which these facts were last compared with their sources.</summary>
    public required DateOnly CheckedOn { get; init; }

    /// <summary>The mail domains that are its own, in lower case; empty where customers bring theirs.</summary>
    public IReadOnlyList<string> Domains { get; init => field = value ?? []; } = [];

    /// <summary>Endings of the names of its incoming servers (MX records).</summary>
    public IReadOnlyList<string> Mx { get; init => field = value ?? []; } = [];

    /// <summary>Where mail is handed in, the best choice first; empty where it takes none over SMTP.</summary>
    public IReadOnlyList<SubmissionServer> Servers { get; init => field = value ?? []; } = [];

    /// <summary>What goes into the user name field.</summary>
    public required UserNameFact UserName { get; init; }

    /// <summary>What it accepts as proof.</summary>
    public required SignInFact SignIn { get; init; }

    /// <summary>What must be done before sending works: keys below <c>need.</c> in the texts.</summary>
    public IReadOnlyList<string> Needs { get; init => field = value ?? []; } = [];

    /// <summary>Its web pages.</summary>
    public ProviderPages Pages { get; init => field = value ?? new(); } = new();

    /// <summary>The regions that stand for <c>{region}</c> in its server names.</summary>
    public IReadOnlyList<string> Regions { get; init => field = value ?? []; } = [];

    /// <summary>The look of the secret it hands out; null where none is known.</summary>
    public SecretShape? SecretShape { get; init; }

    /// <summary>What changes or changed, and when.</summary>
    public IReadOnlyList<Milestone> Timeline { get; init => field = value ?? []; } = [];

    /// <summary>Other ways to send for its customers.</summary>
    public IReadOnlyList<Alternative> Alternatives { get; init => field = value ?? []; } = [];

    /// <summary>Replies of its servers and what they mean there.</summary>
    public IReadOnlyList<KnownReply> Replies { get; init => field = value ?? []; } = [];

    /// <summary>How each group of facts is known, by the group's name in the file.</summary>
    public required IReadOnlyDictionary<string, Sureness> Sure { get; init; }

    /// <summary>Addresses of what was read.</summary>
    public required IReadOnlyList<Uri> Sources { get; init; }

    /// <summary>How a group of facts is known; <see cref="Sureness.Seen"/> where the file does not say.</summary>
    public Sureness SureOf(string group) => Sure.GetValueOrDefault(group);
}

/// <summary>What a provider offers.</summary>
public enum ProviderKind
{
    /// <summary>Mailboxes for people.</summary>
    Mailbox,

    /// <summary>Mailboxes that come with a domain or web space.</summary>
    Hosting,

    /// <summary>Sending for programs.</summary>
    Relay,
}

/// <summary>How a fact is known.</summary>
public enum Sureness
{
    /// <summary>Read in a source.</summary>
    Seen,

    /// <summary>Part of it was read in a source.</summary>
    Partly,

    /// <summary>An address that a source links to; the page itself was not read.</summary>
    Link,

    /// <summary>Common knowledge; said with "usually".</summary>
    Usual,
}

/// <summary>A reply of a server and what it means at this provider.</summary>
/// <param name="Code">The reply code (RFC 5321 section 4.2); null where it differs.</param>
/// <param name="Enhanced">The enhanced status code (RFC 3463); null where none comes with it.</param>
/// <param name="Says">A part of the server's sentence; null where the sentence differs or none comes.</param>
/// <param name="Means">Key below <c>reply.</c> in the texts.</param>
/// <param name="Cause">The cause it speaks for.</param>
/// <param name="Sure">How it is known.</param>
/// <param name="Source">Where it was read; null where it was in code without an address.</param>
public sealed record KnownReply(int? Code, string? Enhanced, string? Says, string Means, Cause Cause, Sureness Sure, Uri? Source);
