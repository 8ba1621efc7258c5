using SmtpHelpBot.Entrance.Tokens;

namespace SmtpHelpBot.Doctor.Checks;

/// <summary>Whether the running bot lets in what Teams sends: behind a wrong app id all else looks well.</summary>
internal sealed class LetInCheck(IServiceProvider services) : ICheck
{
    public string Name => "door of Teams";

    public string Mend => "MicrosoftAppId, or what Door says";

    public bool IsAtHand => true;

    public Task<Finding> LookAsync(CancellationToken cancellation) => Task.FromResult(services.GetService<Strangers>() switch
    {
        null => Finding.NotUsed("Teams is not connected."),
        { Last: null } => Finding.NotUsed("Only a running bot knows, once a message came in: see its /readyz."),
        { Last.KeptOutBy: { } setting } => Finding.Warning("What came last was refused.") with { Mend = setting },
        _ => Finding.Good("What came last was let in."),
    });
}
