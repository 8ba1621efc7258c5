using System.Text;
using AdaptiveCards.Templating.Expressions;
using Newtonsoft.Json.Linq;

namespace AdaptiveCards.Templating.Expansion;

/// <summary>Finds the expressions in a text of the template. \$ and \` are the plain characters; what is not closed is plain text.</summary>
internal static class TextCompiler
{
    public static Node Compile(string text)
    {
        if (!text.Contains("${", StringComparison.Ordinal))
            return new Literal(new JValue(text));
        var pieces = Pieces(text);
        return pieces switch
        {
            [Constant only] => new Literal(new JValue(Values.Text(only.Value))),
            [var only] => new Binding(only),
            _ => new MixedText(pieces),
        };
    }

    private static List<Expression> Pieces(string text)
    {
        var pieces = new List<Expression>();
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\\' && i + 1 < text.Length && text[i + 1] is '$' or '`')
                plain.Append(text[++i]);
            else if (text[i] is '`')
                throw new ExpressionException("A backtick in a text with expressions is written as \\`.");
            else if (EndOfExpression(text, i) is > 0 and var end)
            {
                Flush(plain, pieces);
                pieces.Add(Parse(text[(i + 2)..(end - 1)]));
                i = end - 1;
            }
            else
                plain.Append(text[i]);
        }
        Flush(plain, pieces);
        return pieces;
    }

    /// <summary>A refusal names the expression, so that it is found in its template.</summary>
    private static Expression Parse(string expression)
    {
        try
        {
            return ExpressionParser.Parse(expression);
        }
        catch (ExpressionException fault)
        {
            throw new ExpressionException($"${{{(expression.Length > 80 ? expression[..80] + "..." : expression)}}}: {fault.Message}");
        }
    }

    /// <summary>The place behind the expression that starts here, or -1: it ends at the first closing brace that is not in quotes.</summary>
    private static int EndOfExpression(string text, int start)
    {
        if (string.CompareOrdinal(text, start, "${", 0, 2) != 0)
            return -1;
        for (var i = start + 2; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '}':
                    return i > start + 2 ? i + 1 : -1;
                case '\'' or '"':
                    i = TokenReader.EndOfQuoted(text, i) - 1;
                    if (i < 0)
                        return -1;
                    break;
                case '{' or '`' or '\r' or '\n':
                    return -1;
            }
        }
        return -1;
    }

    private static void Flush(StringBuilder plain, List<Expression> pieces)
    {
        if (plain.Length > 0)
            pieces.Add(new Constant(new JValue(plain.ToString())));
        plain.Clear();
    }
}
