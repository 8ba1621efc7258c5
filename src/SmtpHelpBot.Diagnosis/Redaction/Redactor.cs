using System.Text;
using SmtpHelpBot.Diagnosis.Redaction.Dumps;
using SmtpHelpBot.Diagnosis.Redaction.Named;
using SmtpHelpBot.Diagnosis.Redaction.Placed;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;
using SmtpHelpBot.Diagnosis.Redaction.Shaped;

namespace SmtpHelpBot.Diagnosis.Redaction;

/// <summary>A text with its secrets masked, and what kinds there were.</summary>
/// <param name="Text">The masked text.</param>
/// <param name="Secrets">The kinds that were masked, each once; empty where there was none.</param>
/// <param name="Masked">What is left of each secret that was masked, in order. Lives only while the text is read.</param>
public sealed record RedactionResult(RedactedText Text, IReadOnlyList<SecretKind> Secrets, IReadOnlyList<MaskedSecret> Masked);

/// <summary>Masks secrets in text. Masking a masked text changes nothing.</summary>
public static class Redactor
{
    /// <summary>Almost every text needs one look more than the first; the bound keeps hostile ones linear.</summary>
    private const int MostLooks = 3;

    /// <summary>How much may be looked at, in letters: the longest text that is taken once more, even where its masks make it two and a half times as long.</summary>
    private const int MostLetters = 229_376;

    /// <summary>How much may be looked at for a text that is longer than all that are taken, in lengths of it.</summary>
    private const double MostLengths = 2.2;

    /// <summary>Masks every secret in <paramref name="text"/>; time grows linearly with its length.</summary>
    public static RedactionResult Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = Unmasked(text);
        if (found.Count == 0)
        {
            return new(new RedactedText(text), [], []);
        }

        var merged = Merge(found);
        var (masked, left) = Mask(text, merged);

        // What stood in the way of a name may be masked now: its value shows only in the masked text.
        var looked = text.Length + masked.Length;
        for (var looks = 1; looks < MostLooks && looked <= Math.Max(MostLetters, MostLengths * text.Length) && Unmasked(masked) is { Count: > 0 } further; looks++, looked += masked.Length)
        {
            merged = Merge([.. merged, .. MaskedPlaces.Back(further, merged, left)]);
            (masked, left) = Mask(text, merged);
        }

        return new(new RedactedText(masked), [.. merged.Select(span => span.Kind).Distinct().Order()], left);
    }

    private static List<SecretSpan> Unmasked(string text)
    {
        var found = Find(FullWidth.Fold(text));
        found.RemoveAll(span => Marker.Holds(text, span.Start));
        return found;
    }

    private static List<SecretSpan> Find(string text)
    {
        List<SecretSpan> found =
        [
            .. PrefixedKeys.Find(text), .. GroupedKeys.Find(text), .. ShapedSecrets.Find(text), .. AddressSecrets.Find(text), .. AddressPairs.Find(text), .. NamedSecrets.Find(text), .. ColumnSecrets.Find(text),
            .. CallArguments.Find(text), .. CommandSecrets.Find(text), .. AccountLines.Find(text), .. LispSettings.Find(text), .. RegistryValues.Find(text), .. SignInLines.Find(text), .. PlainAnswers.Find(text), .. EscapedSecrets.Find(text), .. HexDumps.Find(text),
        ];
        found.AddRange(KnownSecrets.Find(text, found));
        return found;
    }

    /// <summary>Spans that overlap become one, which keeps the kind of the one that began first.</summary>
    private static List<SecretSpan> Merge(List<SecretSpan> found)
    {
        var merged = new List<SecretSpan>(found.Count);
        foreach (var span in found.OrderBy(span => span.Start).ThenByDescending(span => span.End))
        {
            if (merged is [.., var last] && span.Start < last.End)
            {
                merged[^1] = last with { End = Math.Max(last.End, span.End) };
            }
            else
            {
                merged.Add(span);
            }
        }

        return merged;
    }

    private static (string Masked, List<MaskedSecret> Left) Mask(string text, List<SecretSpan> spans)
    {
        var masked = new StringBuilder(text.Length);
        var left = new List<MaskedSecret>(spans.Count);
        var at = 0;
        foreach (var span in spans)
        {
            masked.Append(text, at, span.Start - at);
            left.Add(SecretLook.Of(text, span, masked.Length));
            masked.Append(Marker.Of(span.Kind));
            at = span.End;
        }

        return (masked.Append(text, at, text.Length - at).ToString(), left);
    }
}
