using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmtpHelpBot.Commands;

/// <summary>Reads a pasted error from standard input and says what is wrong; needs neither an app id nor a database.</summary>
internal static class DiagnoseCommand
{
    private const int Answered = 0;
    private const int BadArguments = 2;

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Answer with one JSON object." };
        var lines = new Option<bool>("--jsonl") { Description = "Read lines {\"id\",\"text\"} and answer each with a line of JSON." };
        var command = new Command("diagnose", "Say what is wrong with an error text given on standard input.") { json, lines };
        command.SetAction((parsed, cancellation) => parsed.GetValue(lines)
            ? AnswerLinesAsync(Console.In, Console.Out, cancellation)
            : AnswerAsync(Console.In, Console.Out, parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> AnswerAsync(TextReader input, TextWriter output, bool json, CancellationToken cancellation)
    {
        var open = PastedCase.Of(await input.ReadToEndAsync(cancellation));
        var answer = DiagnoseAnswer.Of(id: null, open);
        await output.WriteLineAsync((json ? ToJson(answer) : answer.ToPlainText(DiagnoseAdvice.ToPlainText(open, Today()))).AsMemory(), cancellation);
        return Answered;
    }

    private static async Task<int> AnswerLinesAsync(TextReader input, TextWriter output, CancellationToken cancellation)
    {
        var number = 0;
        while (await input.ReadLineAsync(cancellation) is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (Parse(line) is not { Text: { } text } question)
            {
                await Console.Error.WriteLineAsync($"Line {number} is not an object with id and text.");
                return BadArguments;
            }

            await output.WriteLineAsync(ToJson(DiagnoseAnswer.Of(question.Id, PastedCase.Of(text))).AsMemory(), cancellation);
        }

        return Answered;
    }

    private static DiagnoseQuestion? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, DiagnoseJson.Default.DiagnoseQuestion);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static DateOnly Today() => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    private static string ToJson(DiagnoseAnswer answer) => JsonSerializer.Serialize(answer, DiagnoseJson.Readable.DiagnoseAnswer);
}

/// <summary>One line that is asked.</summary>
/// <param name="Id">Any JSON value; it comes back with the answer.</param>
/// <param name="Text">The text to read.</param>
internal sealed record DiagnoseQuestion(JsonElement? Id, string? Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DiagnoseQuestion))]
[JsonSerializable(typeof(DiagnoseAnswer))]
internal sealed partial class DiagnoseJson : JsonSerializerContext
{
    /// <summary>For a terminal: letters of all languages as they are.</summary>
    public static DiagnoseJson Readable { get; } =
        new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
