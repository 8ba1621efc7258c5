namespace SmtpHelpBot.Conversation.Ports;

/// <summary>Tells the host that the first text was read. All that reading needs is made for it, out of more than is kept.</summary>
public sealed class FirstReading
{
    private int notes;

    /// <summary>Happens once, before the first answer to a text.</summary>
    public event EventHandler? Done;

    /// <summary>A text was read.</summary>
    internal void Note()
    {
        if (Interlocked.Exchange(ref notes, 1) == 0)
        {
            Done?.Invoke(this, EventArgs.Empty);
        }
    }
}
