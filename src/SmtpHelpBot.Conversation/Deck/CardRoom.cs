using Newtonsoft.Json;

namespace SmtpHelpBot.Conversation.Deck;

/// <summary>What is still free on a card of hostile length, counted in letters of its JSON before it is drawn. What finds no room closes it.</summary>
/// <param name="frame">What the card takes without what is counted, in letters.</param>
internal sealed class CardRoom(int frame)
{
    private const int BytesOfLetter = 2;

    /// <summary>For a line that says what is left out, and for what numbers and marks add.</summary>
    private const int Reserve = 600;

    private int left = (CardDeck.MostBytes / BytesOfLetter) - Reserve - frame;

    /// <summary>Takes room for a part of a card; false where there is not enough.</summary>
    /// <param name="drawing">What draws the part, in letters.</param>
    /// <param name="texts">What it says.</param>
    public bool TryTake(int drawing, params IEnumerable<string> texts)
    {
        left -= drawing + texts.Sum(text => JsonConvert.ToString(text).Length);
        left = left < 0 ? 0 : left;
        return left > 0;
    }
}
