using System.Diagnostics.Metrics;
using SmtpHelpBot.Diagnosis.Causes;

namespace SmtpHelpBot.Conversation.Ports;

/// <summary>Counts diagnoses by cause, for whoever listens to the meter of this name.</summary>
internal static class DiagnosisFigures
{
    private static readonly Meter Own = new("SmtpHelpBot");
    private static readonly Counter<long> Diagnoses = Own.CreateCounter<long>("smtphelpbot.diagnoses", description: "Diagnoses, by the likeliest cause.");

    /// <summary>A text was read, and this is the likeliest cause; null where nothing speaks for any.</summary>
    public static void Count(Cause? likeliest) => Diagnoses.Add(1, new KeyValuePair<string, object?>("cause", likeliest?.ToName() ?? "none"));
}
