using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Delivery.Intake;
using SmtpHelpBot.Desk.People;
using SmtpHelpBot.Desk.Talk;
using SmtpHelpBot.Desk.Transcripts;

namespace SmtpHelpBot.Desk.Api;

/// <summary>What the page asks for: what was said, to say something, to press a button, new users.</summary>
internal static class DeskEndpoints
{
    /// <summary>As deep as activities may be at the bot's own entrance.</summary>
    private const int DeepestJson = 48;

    public static void MapDesk(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/events", EventStream.Open);
        routes.MapPost("/api/places/{place}/messages", SayAsync);
        routes.MapPost("/api/places/{place}/presses", PressAsync);
        routes.MapPost("/api/rounds", StartOverAsync);
    }

    private static async Task<IResult> SayAsync(string place, SayRequest said, DeskEntrance entrance, HttpContext context)
    {
        if (Find(place, said.From) is not { } who)
        {
            return Unknown();
        }

        return string.IsNullOrWhiteSpace(said.Text)
            ? Fault("There are no words in that message.")
            : Answer(await entrance.SayAsync(who.Place, who.Player, said.Text, context.RequestAborted), context);
    }

    private static async Task<IResult> PressAsync(string place, PressRequest press, DeskEntrance entrance, Transcript transcript, HttpContext context)
    {
        if (Find(place, press.From) is not { } who)
        {
            return Unknown();
        }

        if (string.IsNullOrEmpty(press.Card) || Data(press.Data) is not { } data)
        {
            return Fault("A press names its card, and its data are an object.");
        }

        switch (press.Kind)
        {
            case "Action.Submit":
                return Answer(await entrance.SubmitAsync(who.Place, who.Player, press.Card, data, context.RequestAborted), context);
            case "Action.Execute":
                var answer = await entrance.ExecuteAsync(who.Place, who.Player, press.Card, press.Verb, data, context.RequestAborted);
                return answer is IntakeAnswer.Answered { Response: var response } ? TypedResults.Ok(PressAnswer.Of(response, transcript.Version)) : Answer(answer, context);
            default:
                return Fault("A button is Action.Execute or Action.Submit.");
        }
    }

    private static async Task<IResult> StartOverAsync(Transcript transcript, DeskEntrance entrance, HttpContext context)
    {
        transcript.StartOver(place => place == Cast.Helpdesk.Key);
        await entrance.JoinAsync(context.RequestAborted);
        return TypedResults.Accepted((string?)null);
    }

    private static (Place Place, Player Player)? Find(string place, string? player) =>
        Cast.Find(place) is { } found && found.Players.FirstOrDefault(known => known.Key == player) is { } who ? (found, who) : null;

    private static JObject? Data(JsonElement? data)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(data is { ValueKind: JsonValueKind.Object } given ? given.GetRawText() : "null"))
            {
                DateParseHandling = DateParseHandling.None,
                MaxDepth = DeepestJson,
            };
            return JToken.ReadFrom(reader) as JObject;
        }
        catch (JsonReaderException)
        {
            return null;
        }
    }

    private static IResult Answer(IntakeAnswer answer, HttpContext context)
    {
        if (answer is not IntakeAnswer.Busy busy)
        {
            return TypedResults.Accepted((string?)null);
        }

        context.Response.Headers.RetryAfter = ((int)busy.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return TypedResults.Text("The bot has much to do. Try again in a moment.", statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static NotFound<string> Unknown() => TypedResults.NotFound("Nobody of that name is there.");

    private static BadRequest<string> Fault(string words) => TypedResults.BadRequest(words);
}
