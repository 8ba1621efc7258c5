using System.Globalization;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.LocalChecks;
using SmtpHelpBot.Diagnosis.Settings;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Diagnosis.Advice;

/// <summary>Firewall and antivirus: look before switching anything off.</summary>
internal static class ProtectionAdvice
{
    private const int ForTwoSystems = 2;

    /// <summary>Between servers (RFC 5321); no port for programs.</summary>
    private const int Relay = 25;

    public static StepAdvice LocalCheck(Circumstances facts, Texts texts)
    {
        var commands = Commands(facts, texts);
        return new(
            StepId.LocalCheck,
            facts.Say("step.local_check.title"),
            facts.Say("step.local_check.why"),
            facts.Lines(commands.Count > 0 ? "step.local_check.do" : "step.local_check.do_unknown"))
        {
            IsOwn = commands.Count > 0,
            Commands = commands,
        };
    }

    public static StepAdvice Pause(Circumstances facts, Texts texts) => new(
        StepId.PauseProtection,
        facts.Say("step.pause_protection.title"),
        facts.Say("step.pause_protection.why"),
        facts.Lines("step.pause_protection.do"))
    {
        Commands = facts.Open.LocalChecks.Count > 0 ? [] : [.. Commands(facts, texts).Take(ForTwoSystems)],
    };

    public static StepAdvice AddException(Circumstances facts) => new(
        StepId.AddException,
        facts.Say(IsBlocked(facts) ? "step.add_exception.title_blocked" : "step.add_exception.title"),
        facts.Say(IsBlocked(facts) ? "step.add_exception.why_blocked" : "step.add_exception.why"),
        [.. OtherPort(facts), .. facts.Lines(IsBlocked(facts) ? "step.add_exception.do_blocked" : facts.Right is null ? "step.add_exception.do" : "step.add_exception.do_known")])
    {
        IsOwn = facts.Right is not null,
    };

    /// <summary>A check from the person's computer failed, and nothing was paused.</summary>
    private static bool IsBlocked(Circumstances facts) =>
        facts.Right is not null && Blocked(facts).Any() && facts.Open.Steps.All(outcome => outcome.Step != StepId.PauseProtection);

    /// <summary>Another port of the same server that the provider documents, where only that one is reached from the person's computer: nothing need be let through then.</summary>
    private static IEnumerable<string> OtherPort(Circumstances facts) =>
        from server in facts.Provider?.Servers ?? []
        where server.Port != Relay && LocalComparison.Newest(facts.Open).Any(check => check.Reachable && check.Host == server.Host && check.Port == server.Port)
            && Blocked(facts).Any(check => check.Host == server.Host)
        select facts.Say(server.Sure.KeyOf("step.add_exception.other_port"), ("free_port", server.Port.ToString(CultureInfo.InvariantCulture)), ("free_encryption", facts.Encryption(server.Encryption)));

    private static IEnumerable<LocalCheck> Blocked(Circumstances facts) => LocalComparison.Newest(facts.Open).Where(check => !check.Reachable);

    /// <summary>The check goes to the server that should be used: to one that is set wrongly the way says nothing.</summary>
    private static IReadOnlyList<AdvisedCommand> Commands(Circumstances facts, Texts texts) => facts.Right is not { } right || right.Host.Any(char.IsAsciiLetterUpper)
        ? []
        : [.. LocalCommands.For(new MailSettings(right.Host, right.Port, right.Encryption)).Select(command => new AdvisedCommand(texts[$"local_check.system.{command.System}"], command.Line))];
}
