using SmtpHelpBot.Entrance.Tokens;

namespace SmtpHelpBot.Doctor.Checks;

/// <summary>Whether the keys of the channel's tokens can be read, without which nobody of Teams is let in.</summary>
internal sealed class ChannelKeysCheck(IServiceProvider services) : ICheck
{
    public string Name => "channel's keys";

    public string Mend => "Door:Cloud, or what stands between the bot and the internet";

    public async Task<Finding> LookAsync(CancellationToken cancellation) => services.GetService<PublishedKeys>() is { } keys
        ? Finding.Good($"{(await keys.ReadAsync(cancellation)).ById.Count} keys are published.")
        : Finding.NotUsed("Teams is not connected.");
}
