using System.Globalization;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Conversation.Understanding;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Screens;

/// <summary>The form that asks for a server.</summary>
internal sealed record CheckServerScreen : Screen
{
    public override string Card => "check-server";

    /// <summary>What was wrong with the last try; empty for none.</summary>
    public string Problem { get; init; } = "";

    public string Host { get; init; } = "";

    public string Ports { get; init; } = "";

    public static CheckServerScreen Of(Texts texts) => new() { Summary = texts["card.check-server.summary"] };

    /// <summary>The form again, with what is wrong; nothing that was typed is lost.</summary>
    public static CheckServerScreen Of(string problem, string host, string ports, Texts texts) =>
        Of(texts) with { Problem = problem, Host = host, Ports = ports };
}

/// <summary>A look at a server under way.</summary>
internal sealed record ProbeProgressScreen : Screen
{
    public override string Card => "probe-progress";

    public required string Target { get; init; }

    public required IReadOnlyList<Stage> Stages { get; init; }

    public static ProbeProgressScreen Of(ProbeOrder order, IReadOnlyList<PortStage> stages, Texts texts) => new()
    {
        Summary = texts.Format("card.probe-progress.summary", ("target", order.Target)),
        Target = order.Target,
        Stages = [.. Asked(order, stages).Select(stage => new Stage(
            texts.Format("card.probe-progress.port", ("port", stage.Port.ToString(CultureInfo.InvariantCulture))),
            PhaseWords.Of(stage.Phase, texts)))],
    };

    private static IEnumerable<PortStage> Asked(ProbeOrder order, IReadOnlyList<PortStage> stages) =>
        stages.Count > 0 ? stages : (order.Ports.Count > 0 ? order.Ports : ServerForm.KnownPorts).Select(port => new PortStage(port, "waiting"));

    /// <summary>A port, and how far it is.</summary>
    internal sealed record Stage(string Port, string Phase);
}

/// <summary>What is done with a server at a time, in plain words.</summary>
internal static class PhaseWords
{
    public static string Of(string phase, Texts texts) => texts.Has($"say.phase.{phase}") ? texts[$"say.phase.{phase}"] : phase;
}
