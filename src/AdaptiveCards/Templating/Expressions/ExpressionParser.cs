using System.Globalization;
using Newtonsoft.Json.Linq;

namespace AdaptiveCards.Templating.Expressions;

/// <summary>
/// Reads an expression of the Adaptive Expressions language by its precedence: calls and paths, unary signs, power, product, sum,
/// equality, joining, order, and, or, nothing-else, choice.
/// </summary>
internal sealed class ExpressionParser
{
    private const int MaxDepth = 64;
    private const int MaxLength = 4000;

    /// <summary>From the weakest to the strongest. Equality binds tighter than order, as in the language's own grammar.</summary>
    private static readonly string[][] Levels =
        [["??"], ["||"], ["&&"], ["<", "<=", ">", ">="], ["&"], ["==", "!="], ["+", "-"], ["*", "/", "%"]];

    private readonly TokenReader tokens;
    private int depth;

    private ExpressionParser(string text) => tokens = new(text);

    /// <summary>The expression that a text spells; an empty text is the empty string.</summary>
    /// <exception cref="ExpressionException">The text is not an expression, names a function that does not exist, or is nested too deep.</exception>
    public static Expression Parse(string text)
    {
        if (text.Length > MaxLength)
            throw new ExpressionException("The expression is too long.");
        var parser = new ExpressionParser(text);
        if (parser.tokens.AtEnd)
            return new Constant(new JValue(""));
        var whole = parser.Choice();
        return parser.tokens.AtEnd ? whole : throw parser.tokens.Unexpected();
    }

    private Expression Choice()
    {
        if (++depth > MaxDepth)
            throw new ExpressionException("The expression is nested too deep.");
        var left = Binary(0);
        while (tokens.Take("?"))
        {
            var yes = Choice();
            tokens.Demand(":");
            left = Functions.Call("if", left, yes, Binary(0));
        }
        depth--;
        return left;
    }

    private Expression Binary(int level)
    {
        if (level == Levels.Length)
            return PowerOf();
        var left = Binary(level + 1);
        while (tokens.TakeAny(Levels[level]) is { } sign)
            left = Functions.Call(sign, left, Binary(level + 1));
        return left;
    }

    private Expression PowerOf()
    {
        var left = Unary();
        return tokens.Take("^") ? Functions.Call("^", left, Deeper(PowerOf)) : left;
    }

    private Expression Unary() => tokens.TakeAny("!", "-", "+") switch
    {
        null => Path(),
        "!" => Functions.Call("!", Deeper(Unary)),
        var sign => Functions.Call(sign, new Constant(new JValue(0)), Deeper(Unary)),
    };

    private Expression Deeper(Func<Expression> read)
    {
        if (++depth > MaxDepth)
            throw new ExpressionException("The expression is nested too deep.");
        var inner = read();
        depth--;
        return inner;
    }

    private Expression Path()
    {
        var left = Atom();
        for (var steps = 0; ; steps++)
        {
            if (steps > MaxDepth)
                throw new ExpressionException("The path is too long.");
            if (tokens.Take("."))
            {
                left = new Accessor(left, tokens.DemandName());
            }
            else if (tokens.Take("["))
            {
                left = new Element(left, Choice());
                tokens.Demand("]");
            }
            else
            {
                return left;
            }
        }
    }

    private Expression Atom()
    {
        if (tokens.Take("("))
        {
            var inner = Choice();
            tokens.Demand(")");
            return inner;
        }
        if (tokens.TakeText() is { } text)
            return new Constant(new JValue(text));
        if (tokens.TakeNumber() is { } number)
            return new Constant(Values.Number(double.Parse(number, CultureInfo.InvariantCulture)));
        return Named(tokens.DemandName());
    }

    private Expression Named(string name) => name switch
    {
        "true" or "false" => new Constant(new JValue(name == "true")),
        "null" or "undefined" => new Constant(JValue.CreateNull()),
        _ => tokens.Take("(") ? Functions.Call(name, Arguments()) : new Accessor(null, name),
    };

    private List<Expression> Arguments()
    {
        var arguments = new List<Expression>();
        if (tokens.Take(")"))
            return arguments;
        do
            arguments.Add(Choice());
        while (tokens.Take(","));
        tokens.Demand(")");
        return arguments;
    }
}
