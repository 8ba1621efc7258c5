using System.Globalization;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Screens;

/// <summary>The whole talk with a server, closed until somebody wants to read it, where its report has no room for it. A long one takes several.</summary>
internal sealed record ProbeTalkScreen : Screen
{
    private const int MostScreens = 4;

    /// <summary>What the card takes without the talk, in letters.</summary>
    private const int Frame = 1600;

    public override string Card => "probe-talk";

    public required string Target { get; init; }

    /// <summary>Which part it is; empty where it is all.</summary>
    public required string Part { get; init; }

    public required IReadOnlyList<ProbeDetail> Details { get; init; }

    public static IReadOnlyList<ProbeTalkScreen> Of(ProbeReport report, Texts texts)
    {
        var details = ProbeDetail.Whole(report, texts).ToList();
        List<List<ProbeDetail>> parts = [.. Parts(details).Take(MostScreens)];
        if (details.Sum(Lines) - parts.Sum(part => part.Sum(Lines)) is > 0 and var left)
        {
            parts[^1].Add(ProbeDetail.LeftOut(left, texts));
        }

        return [.. parts.Select((part, index) => new ProbeTalkScreen
        {
            Summary = texts.Format("card.probe-talk.summary", ("target", report.Target)),
            Target = report.Target,
            Part = parts.Count == 1 ? "" : texts.Format("card.probe-talk.part", ("part", Number(index + 1)), ("parts", Number(parts.Count))),
            Details = part,
        })];
    }

    private static IEnumerable<List<ProbeDetail>> Parts(IEnumerable<ProbeDetail> details)
    {
        var (part, room) = (new List<ProbeDetail>(), new CardRoom(Frame));
        foreach (var (title, line) in details.SelectMany(detail => detail.Lines.Select(line => (detail.Title, line))))
        {
            var isNew = part is not [.., var last] || last.Title != title;
            if (!room.TryTake(ProbeDetail.DrawingOfLine, line) || (isNew && !room.TryTake(ProbeDetail.Drawing, title)))
            {
                yield return part;
                (part, room) = ([], new CardRoom(Frame));
                room.TryTake(ProbeDetail.Drawing + ProbeDetail.DrawingOfLine, title, line);
            }

            Add(part, title, line);
        }

        yield return part;
    }

    private static void Add(List<ProbeDetail> part, string title, string line)
    {
        if (part is [.., var last] && last.Title == title)
        {
            part[^1] = last with { Lines = [.. last.Lines, line] };
        }
        else
        {
            part.Add(new(title, [line]));
        }
    }

    private static int Lines(ProbeDetail detail) => detail.Lines.Count;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
