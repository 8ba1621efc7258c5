using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Entrance.Tokens;

namespace SmtpHelpBot.Tests.Entrance.Tokens;

/// <summary>Who is let in from Teams: the table, each case at the check of tokens itself and at the door of the running host.</summary>
public sealed class TokenTests(TokenScene scene) : IClassFixture<TokenScene>
{
    private const int TooLargeHeader = 431;

    [Fact]
    public async Task Every_case_of_the_table_is_answered_as_it_says_by_the_check_and_by_the_running_host()
    {
        var wrong = new List<string>();
        foreach (var one in TokenTable.All)
        {
            var (token, activity) = (scene.Draft(), TokenScene.Activity());
            one.Write(scene, token, activity);
            var header = token.AsHeader(token.ToString());
            var (check, host) = (await CheckAsync(header, activity), await scene.PostAsync(activity, header));
            if (host != one.Status || (one.Status != TooLargeHeader && check != (one.Status is 501 ? 200 : one.Status)))
            {
                wrong.Add($"{one.Name}: {one.Status} expected, the check says {check}, the host {host}");
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{TokenTable.All.Count} cases of tokens, each at the check and at the running host");
        Assert.Empty(wrong);
        Assert.InRange(TokenTable.All.Count, 60, int.MaxValue);
        Assert.Distinct(TokenTable.All.Select(one => one.Name), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Two_headers_are_none_even_if_each_is_good()
    {
        var header = $"Bearer {scene.Draft()}";

        Assert.Equal(401, await scene.PostAsync(TokenScene.Activity(), header, header));
    }

    [Fact]
    public async Task No_token_and_nothing_of_one_is_in_the_log()
    {
        var token = scene.Draft().ToString();
        await scene.PostAsync(TokenScene.Activity(), $"Bearer {token}x");
        await scene.PostAsync(TokenScene.Activity(), $"Bearer {token}");

        Assert.DoesNotContain(scene.Log.All, line => line.Contains(token.Split('.')[2], StringComparison.Ordinal));
    }

    private async Task<int> CheckAsync(string? header, JObject body)
    {
        var activity = body.ToObject<Activity>(JsonSerializer.Create(HttpHelper.BotMessageSerializerSettings))!;
        try
        {
            await scene.Tokens.VerifyAsync(header, activity.ChannelId, activity.ServiceUrl, TestContext.Current.CancellationToken);
            scene.Admission.Admit(activity);
            return 200;
        }
        catch (TokenRefusedException)
        {
            return 401;
        }
        catch (NotServedException)
        {
            return 403;
        }
    }
}
