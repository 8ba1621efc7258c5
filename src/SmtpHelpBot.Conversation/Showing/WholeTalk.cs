using Microsoft.Bot.Schema;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Showing;

/// <summary>The whole talk with a server, where its report has no room for it: as a file where a platform takes files of bots, elsewhere on cards that open.</summary>
internal static class WholeTalk
{
    private const string FileType = "text/plain";
    private const int MostUnits = 128 * 1024;

    /// <summary>Slack, and the local desk. Teams takes a file only after the person agreed to it, and in personal chats alone.</summary>
    private static readonly string[] TakeFiles = ["slack", "local"];

    /// <summary>The messages that it takes.</summary>
    public static IEnumerable<Activity> Of(ProbeReport report, string channel, Texts texts) => TakeFiles.Contains(channel)
        ? [File(report, texts)]
        : ProbeTalkScreen.Of(report, texts).Select(screen => CardDeck.Render(screen, texts));

    private static Activity File(ProbeReport report, Texts texts)
    {
        var message = Answers.Message(texts.Format("say.whole_talk", ("target", report.Target)));
        message.Attachments = [new(FileType, name: $"{report.Target.Replace(':', '-')}.txt", content: ShownText.Of(ProbeTalk.Of(report), MostUnits))];
        return message;
    }
}
