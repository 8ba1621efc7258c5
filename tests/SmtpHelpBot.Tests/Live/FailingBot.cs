using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace SmtpHelpBot.Tests.Live;

/// <summary>The real bot, whose turn breaks at the end where a message asks for it, with all that it was told in the exception.</summary>
internal sealed class FailingBot(IBot bot) : IBot
{
    public const string Word = "break-this-turn";

    public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        await bot.OnTurnAsync(turnContext, cancellationToken);
        if (turnContext.Activity.Text?.Contains(Word, StringComparison.Ordinal) == true)
        {
            throw new InvalidOperationException($"{turnContext.Activity.From.Name} said {turnContext.Activity.Text}");
        }
    }

    public static void AddTo(IServiceCollection services)
    {
        var real = services.Last(service => service.ServiceType == typeof(IBot)).ImplementationType!;
        services.AddScoped<IBot>(provider => new FailingBot((IBot)ActivatorUtilities.CreateInstance(provider, real)));
    }
}
