using System.Text.Json;

namespace SmtpHelpBot.Desk.Api;

/// <summary>A message from the page.</summary>
/// <param name="From">Key of the player.</param>
/// <param name="Text">The words, as they were typed or pasted.</param>
internal sealed record SayRequest(string? From, string? Text);

/// <summary>A pressed button.</summary>
/// <param name="From">Key of the player.</param>
/// <param name="Card">Id of the message with the card.</param>
/// <param name="Kind">Action.Execute or Action.Submit.</param>
/// <param name="Verb">The button's verb.</param>
/// <param name="Data">The button's data, with what stands in the inputs.</param>
internal sealed record PressRequest(string? From, string? Card, string? Kind, string? Verb, JsonElement? Data);
