namespace SmtpHelpBot.Diagnosis.Facts;

/// <summary>A filter or forwarder in front of mailboxes: where the MX records name one, they do not tell who the provider is.</summary>
/// <param name="Mx">Ending of the names of its servers.</param>
/// <param name="Name">Its name.</param>
/// <param name="Sure">How it is known.</param>
/// <param name="OnlyForwards">It has no mailboxes and takes no mail for sending.</param>
public sealed record MailGateway(string Mx, string Name, Sureness Sure, bool OnlyForwards = false);

/// <summary>All known gateways, as they stand in <c>Facts/Data/mx-gateways.json</c>.</summary>
/// <param name="CheckedOn">The day on which they were last compared with their sources.</param>
/// <param name="Gateways">The gateways.</param>
public sealed record MailGateways(DateOnly CheckedOn, IReadOnlyList<MailGateway> Gateways);
