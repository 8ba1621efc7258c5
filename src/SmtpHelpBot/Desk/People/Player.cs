namespace SmtpHelpBot.Desk.People;

/// <summary>Someone whose part is played on the page.</summary>
/// <param name="Key">Names them in requests.</param>
/// <param name="Name">The name the bot knows them by.</param>
/// <param name="Part">What they are there, such as an expert.</param>
internal sealed record Player(string Key, string Name, string Part);
