namespace AdaptiveCards.Templating.Expressions;

/// <summary>A name in the scope (<c>name</c>), or in the value before it (<c>ticket.name</c>).</summary>
/// <param name="holder">Where to look; null for the scope.</param>
/// <param name="name">What to look for, in any case.</param>
internal sealed class Accessor(Expression holder, string name) : Expression
{
    public override Outcome Evaluate(Scope scope, bool substitute)
    {
        var found = Follow(this, scope, substitute);
        return substitute && found is { Failed: false, Value: null } ? Outcome.Of(scope.Missing(PathOf(this, scope))) : found;
    }

    public override string ToString() => holder is null ? name : holder + "." + name;

    /// <summary>A path is followed to its end: what is missing on the way makes the whole path missing, not a part of it.</summary>
    private static Outcome Follow(Expression step, Scope scope, bool substitute) => step switch
    {
        Accessor { Holder: null } first => Outcome.Of(scope[first.Name]),
        Accessor accessor => Follow(accessor.Holder, scope, substitute) is { Failed: false } within
            ? Outcome.Of(Values.Property(within.Value, accessor.Name))
            : Outcome.Error($"{accessor.Holder} has no value."),
        Element element => Follow(element.Holder, scope, substitute) is { Failed: false } within
            ? element.Find(within.Value, scope)
            : Outcome.Error($"{element.Holder} has no value."),
        _ => step.Evaluate(scope, substitute),
    };

    private static string PathOf(Expression step, Scope scope) => step switch
    {
        Accessor accessor => PathOf(accessor.Holder, scope) is { Length: > 0 } path ? path + "." + accessor.Name : accessor.Name,
        Element element => PathOf(element.Holder, scope) + element.Key(scope),
        _ => "",
    };

    private Expression Holder => holder;

    private string Name => name;
}
