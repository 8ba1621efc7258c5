using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Redaction;

/// <summary>Where places of a masked text stand in the text before.</summary>
internal static class MaskedPlaces
{
    /// <summary>Spans of the masked text as spans of the text before; one that ends within a mask takes the whole secret.</summary>
    public static IEnumerable<SecretSpan> Back(IEnumerable<SecretSpan> found, List<SecretSpan> secrets, List<MaskedSecret> masks) =>
        found.Select(span => span with { Start = Back(span.Start, secrets, masks), End = Back(span.End, secrets, masks) });

    private static int Back(int place, List<SecretSpan> secrets, List<MaskedSecret> masks)
    {
        var last = LastBefore(place, masks);
        return last < 0 ? place : Math.Max(secrets[last].End, place - masks[last].At - Marker.Of(secrets[last].Kind).Length + secrets[last].End);
    }

    /// <summary>The last mask that begins before a place; -1 where none does.</summary>
    private static int LastBefore(int place, List<MaskedSecret> masks)
    {
        var (low, high) = (0, masks.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = masks[middle].At < place ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }
}
