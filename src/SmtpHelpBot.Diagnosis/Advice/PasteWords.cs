using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Settings;

namespace SmtpHelpBot.Diagnosis.Advice;

/// <summary>Says of corrected settings where they go, where the secret goes, and what has to be removed.</summary>
internal static class PasteWords
{
    /// <summary>The blocks to copy; empty where there is nothing to correct with.</summary>
    public static IReadOnlyList<PasteBlock> Of(CorrectedSettings? corrected, Circumstances facts) => corrected is null
        ? []
        :
        [
            new(facts.Say(TitleSure(facts).KeyOf("advice.paste.title")), corrected.Lines),
            .. corrected.Beside is { } beside ? [new PasteBlock(facts.Say($"paste_beside.{beside.In}", ("name", beside.Name ?? "")), beside.Lines)] : Array.Empty<PasteBlock>(),
        ];

    /// <summary>What to do besides; empty where there is nothing.</summary>
    public static string NoteOf(CorrectedSettings? corrected, Circumstances facts) =>
        corrected is null ? "" : string.Join(' ', new[] { Removed(corrected.Remove, facts), SecretAt(corrected.Secret, facts) }.Where(sentence => sentence.Length > 0));

    /// <summary>The lines rest on what is known of the server and on what is known of the names of the settings.</summary>
    private static Sureness TitleSure(Circumstances facts) => facts.Right is { Usual: true } || facts.Client is { Sure: Sureness.Usual } ? Sureness.Usual : Sureness.Seen;

    private static string SecretAt(SecretPlace? secret, Circumstances facts) =>
        secret is null ? "" : facts.Say($"secret_place.{secret.In}", ("name", secret.Name ?? ""));

    private static string Removed(IReadOnlyList<string> names, Circumstances facts) =>
        names.Count == 0 ? "" : facts.Say("advice.paste.remove", ("names", string.Join(", ", names)));
}
