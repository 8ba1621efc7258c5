using System.Globalization;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Diagnosis.Cases;

namespace SmtpHelpBot.Conversation.Understanding;

/// <summary>A pressed button, as the client sent it: nothing in it is to be trusted.</summary>
/// <param name="Case">The case that it was drawn for; empty for none.</param>
/// <param name="Revision">The revision of that case.</param>
/// <param name="Who">Id of the person whose case it is, for the choice of words only.</param>
/// <param name="Step">The step that it was drawn for; null for none.</param>
/// <param name="Ticket">The ticket that it is about; null for none.</param>
/// <param name="Incident">The incident that it is about; null for none.</param>
/// <param name="Letter">The dead letter that it is about; null for none.</param>
/// <param name="Inputs">What stands in the inputs.</param>
internal sealed record Click(string Case, int Revision, string Who, StepId? Step, int? Ticket, int? Incident, int? Letter, JObject Inputs)
{
    /// <summary>What stands in an input; empty where nothing does.</summary>
    public string Input(string id) => Inputs[id] is JValue { Value: string text } ? text.Trim() : "";

    /// <summary>The button that these data describe.</summary>
    public static Wish Read(JObject data)
    {
        var click = new Click(Text(data, ButtonMarks.Case), Number(data, ButtonMarks.Revision) ?? -1, Text(data, ButtonMarks.Who), StepOf(Text(data, ButtonMarks.Step)), Number(data, ButtonMarks.Ticket), Number(data, ButtonMarks.Incident), Number(data, ButtonMarks.Letter), data);
        var kind = Acts.TryRead(Text(data, ButtonMarks.Act), out var known) ? known : WishKind.Unknown;
        return new(kind, kind == WishKind.Read ? click.Input("text") : "", click);
    }

    private static string Text(JObject data, string name) => data[name] is JValue { Value: string text } ? text : "";

    private static int? Number(JObject data, string name) => data[name] switch
    {
        JValue { Value: long number } when number is >= 0 and <= int.MaxValue => (int)number,
        JValue { Value: string text } when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private static StepId? StepOf(string name) =>
        Enum.TryParse<StepId>(name, out var step) && Enum.IsDefined(step) && step.ToString() == name ? step : null;
}
