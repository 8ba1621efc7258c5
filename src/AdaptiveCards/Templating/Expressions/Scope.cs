using Newtonsoft.Json.Linq;

namespace AdaptiveCards.Templating.Expressions;

/// <summary>What names mean at one place of the template.</summary>
/// <param name="Root">The whole data: <c>$root</c>.</param>
/// <param name="Data">The data of this place: <c>$data</c>, where plain names are looked up.</param>
/// <param name="Host">What the host tells: <c>$host</c>.</param>
/// <param name="Index">Number of the item in the nearest repeated <c>$data</c>: <c>$index</c>; null outside.</param>
/// <param name="Substitute">What to show for a name that is missing, given its path; null to show the binding itself.</param>
internal sealed record Scope(JToken Root, JToken Data, JToken Host, JToken Index, Func<string, object> Substitute)
{
    public JToken this[string name] => name switch
    {
        "$root" => Root,
        "$data" => Data,
        "$host" => Host,
        "$index" => Index,
        _ => Values.Property(Data, name),
    };

    public JToken Missing(string path)
    {
        var shown = Substitute?.Invoke(path);
        return shown is null ? new JValue("${" + path + "}") : shown as JToken ?? new JValue(shown);
    }
}
