using System.Globalization;
using BotBuilder.Tests.Running;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Turns;

public sealed class TurnTests
{
    [Fact]
    public async Task Middleware_runs_in_its_order_around_the_bot()
    {
        var steps = new List<string>();
        await using var bot = await RunningBot.StartAsync(turn =>
        {
            steps.Add("bot");
            return Task.CompletedTask;
        });
        bot.Adapter.Use(new Step("a", steps)).Use(new Step("b", steps));

        await bot.SendAsync(bot.Message());

        Assert.Equal(["a in", "b in", "bot", "b out", "a out"], steps);
    }

    [Fact]
    public async Task Middleware_that_goes_no_further_ends_the_turn()
    {
        await using var bot = await RunningBot.StartAsync(_ => throw new InvalidOperationException("no turn"));
        bot.Adapter.Use(new Stop());

        Assert.Equal(200, (await bot.SendAsync(bot.Message())).Status);
    }

    [Fact]
    public async Task A_failure_goes_to_the_handler_of_errors_and_is_handled_then()
    {
        var seen = new List<string>();
        await using var bot = await RunningBot.StartAsync(_ => throw new InvalidOperationException("broken"));
        bot.Adapter.OnTurnError = (turn, problem) =>
        {
            seen.Add($"{turn.Activity.Text}: {problem.Message}");
            return Task.CompletedTask;
        };

        Assert.Equal(200, (await bot.SendAsync(bot.Message())).Status);

        Assert.Equal(["hello: broken"], seen);
    }

    [Fact]
    public async Task A_failure_of_middleware_goes_there_too()
    {
        var seen = new List<string>();
        await using var bot = await RunningBot.StartAsync(_ => Task.CompletedTask);
        bot.Adapter.Use(new Break());
        bot.Adapter.OnTurnError = (_, problem) =>
        {
            seen.Add(problem.Message);
            return Task.CompletedTask;
        };

        Assert.Equal(200, (await bot.SendAsync(bot.Message())).Status);

        Assert.Equal(["middleware"], seen);
    }

    [Theory]
    [InlineData("de-DE", "de-DE")]
    [InlineData("pt-BR", "pt-BR")]
    [InlineData("", null)]
    [InlineData("not a culture!", "")]
    public async Task The_locale_of_the_activity_is_the_culture_of_the_turn(string locale, string? culture)
    {
        var usual = CultureInfo.CurrentCulture.Name;
        string? seen = null;
        await using var bot = await RunningBot.StartAsync(turn =>
        {
            seen = CultureInfo.CurrentCulture.Name;
            return Task.CompletedTask;
        });

        Assert.Equal(200, (await bot.SendAsync(bot.Message().With("locale", locale))).Status);

        Assert.Equal(culture ?? usual, seen);
        Assert.Equal(usual, CultureInfo.CurrentCulture.Name);
    }

    [Fact]
    public async Task The_turn_state_holds_the_connector_and_who_called()
    {
        await using var bot = await RunningBot.StartAsync(turn =>
        {
            Assert.Equal(turn.Activity.ServiceUrl, turn.TurnState.Get<IConnectorClient>().BaseUri.ToString());
            Assert.NotNull(turn.TurnState.Get<System.Security.Principal.IIdentity>(BotAdapter.BotIdentityKey));
            Assert.Equal("https://api.botframework.com", turn.TurnState.Get<string>(BotAdapter.OAuthScopeKey));
            return Task.CompletedTask;
        });

        Assert.Equal(200, (await bot.SendAsync(bot.Message())).Status);
    }

    [Fact]
    public void Turn_state_is_kept_by_the_full_name_of_its_type_whatever_the_case()
    {
        using var state = new TurnContextStateCollection();
        var activity = new Activity();

        state.Add(activity);
        state.Set("Own", "x");

        Assert.Same(activity, state.Get<Activity>());
        Assert.Same(activity, state.Get<Activity>("microsoft.bot.schema.ACTIVITY"));
        Assert.Equal("x", state.Get<string>("oWN"));
        Assert.Null(state.Get<string>("none"));
        Assert.Throws<ArgumentException>(() => state.Add(new Activity()));

        state.Set("own", (string?)null);
        Assert.False(state.ContainsKey("Own"));
    }

    private sealed class Step(string name, List<string> steps) : IMiddleware
    {
        public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            steps.Add(name + " in");
            await next(cancellationToken);
            steps.Add(name + " out");
        }
    }

    private sealed class Stop : IMiddleware
    {
        public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default) => Task.CompletedTask;
    }

    private sealed class Break : IMiddleware
    {
        public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default) => throw new InvalidOperationException("middleware");
    }
}
