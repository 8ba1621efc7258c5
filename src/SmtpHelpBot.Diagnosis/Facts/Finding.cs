namespace SmtpHelpBot.Diagnosis.Facts;

/// <summary>What a finer diagnosis rests on. What it says is in the texts, below <c>fine.ID</c>.</summary>
/// <param name="Id">Its name, as signs and readings give it.</param>
/// <param name="CheckedOn">The day on which it was last compared with its sources.</param>
/// <param name="Sure">How it is known.</param>
/// <param name="Sources">Addresses of what was read, or of where it is laid down.</param>
public sealed record Finding(string Id, DateOnly CheckedOn, Sureness Sure, IReadOnlyList<Uri> Sources);

/// <summary>All findings, as they stand in <c>Facts/Data/findings.json</c>.</summary>
/// <param name="Findings">The findings, by name.</param>
public sealed record FindingList(IReadOnlyList<Finding> Findings);
