namespace AdaptiveCards;

/// <summary>A card that was read, and what was odd about it.</summary>
public class AdaptiveCardParseResult
{
    public AdaptiveCard Card { get; set; }
    public List<AdaptiveWarning> Warnings { get; } = [];
}

/// <summary>Something odd in a card that did not keep it from being read.</summary>
public class AdaptiveWarning(int code, string message)
{
    public int Code { get; set; } = code;
    public string Message { get; set; } = message;

    public override string ToString() => Message;
}
