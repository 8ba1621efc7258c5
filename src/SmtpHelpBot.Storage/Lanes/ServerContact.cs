namespace SmtpHelpBot.Storage.Lanes;

/// <summary>
/// Whether the server was out of reach of late, told by its own clock. Who finds it again cannot tell an owner that died from one that
/// was cut off as well and still has to store what it sent: owners get the time of a lease to say that they live.
/// </summary>
internal sealed class ServerContact
{
    private readonly Lock gate = new();
    private long heard;
    private long truce;

    /// <summary>The times, in milliseconds since 1970, between which a lease that has run out is one of a dead owner.</summary>
    /// <param name="lease">How long a lease is, in milliseconds.</param>
    public (long From, long Until) Trusted(long lease)
    {
        lock (gate)
        {
            return (truce, heard + (lease / 2));
        }
    }

    /// <summary>The server answered; it is asked four times in a lease.</summary>
    /// <param name="now">What its clock said, in milliseconds since 1970.</param>
    /// <param name="lease">How long a lease is, in milliseconds.</param>
    public void Hear(long now, long lease)
    {
        lock (gate)
        {
            if (heard > 0 && now - heard > lease / 2)
            {
                truce = now + lease;
            }

            heard = Math.Max(heard, now);
        }
    }
}
