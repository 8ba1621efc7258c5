using System.Text;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Readers.Plain;

/// <summary>A text made easy to search: small letters without accents, one blank for any white space, plain quotation marks, no masks; each character knows where it came from.</summary>
internal sealed class FlatText
{
    private readonly int[] origins;

    private FlatText(string value, int[] origins) => (Value, this.origins) = (value, origins);

    /// <summary>The flat text.</summary>
    public string Value { get; }

    /// <summary>Where a character of the flat text stands in the text it was made of.</summary>
    public int OriginOf(int at) => origins[at];

    /// <summary>Where a character of the text it was made of stands in the flat text.</summary>
    public int IndexOf(int origin)
    {
        var at = origins.AsSpan(0, Value.Length).BinarySearch(origin);
        return at >= 0 ? at : ~at;
    }

    /// <summary>Flattens a text.</summary>
    public static FlatText Of(string text)
    {
        var flat = new StringBuilder(text.Length);
        var from = new int[text.Length];
        for (var at = 0; at < text.Length;)
        {
            var masked = Marker.LengthAt(text, at);
            var next = masked > 0 ? ' ' : Flatten(text[at]);
            if (next != ' ' ? !Accents.IsMark(next) : flat.Length > 0 && flat[^1] != ' ')
            {
                from[flat.Length] = at;
                flat.Append(next);
            }

            at += Math.Max(1, masked);
        }

        return new(flat.ToString(), from);
    }

    private static char Flatten(char letter) => letter switch
    {
        >= 'a' and <= 'z' => letter,
        >= 'A' and <= 'Z' => (char)(letter | 0x20),
        '\u2018' or '\u2019' or '\u02BC' or '`' => '\'',
        '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB' => '"',
        '\u2010' or '\u2011' or '\u2013' or '\u2014' => '-',
        _ when char.IsWhiteSpace(letter) => ' ',
        _ => Accents.Without(char.ToLowerInvariant(letter)),
    };
}
