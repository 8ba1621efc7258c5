namespace AdaptiveCards;

/// <summary>A card is not as it should be.</summary>
public class AdaptiveException : Exception
{
    public AdaptiveException() { }

    public AdaptiveException(string message) : base(message) { }

    public AdaptiveException(string message, Exception innerException) : base(message, innerException) { }
}

/// <summary>A text cannot be read as a card.</summary>
public class AdaptiveSerializationException : AdaptiveException
{
    public AdaptiveSerializationException() { }

    public AdaptiveSerializationException(string message) : base(message) { }

    public AdaptiveSerializationException(string message, Exception innerException) : base(message, innerException) { }
}
