using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Doctor.Checks;
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
    public async Task A_part_of_another_kind_than_it_should_be_is_answered_in_words()
    {
        var activity = TokenScene.Activity();
        activity["timestamp"] = new JObject();
        var answer = await scene.AnswerAsync(activity, $"Bearer {scene.Draft()}");

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal("A part of the activity is of another kind than it should be.", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Tokens_for_another_bot_are_told_once_a_minute_with_the_setting_to_mend()
    {
        scene.Time.Advance(TimeSpan.FromMinutes(2));
        var before = scene.Log.Messages.Count;
        for (var count = 0; count < 20; count++)
        {
            await scene.PostAsync(TokenScene.Activity(), $"Bearer {scene.Draft().Says("aud", "99999999-2222-3333-4444-555555555555")}");
        }

        await scene.PostAsync(TokenScene.Activity());
        var said = scene.Log.Messages.Skip(before).Where(line => line.Contains("A token was refused", StringComparison.Ordinal)).ToList();
        Assert.Contains(nameof(SmtpHelpBot.Settings.TeamsOptions.MicrosoftAppId), Assert.Single(said), StringComparison.Ordinal);

        scene.Time.Advance(TimeSpan.FromMinutes(1));
        await scene.PostAsync(TokenScene.Activity(), $"Bearer {scene.Draft().Says("aud", "99999999-2222-3333-4444-555555555555")}");
        Assert.Contains(scene.Log.Messages.Skip(before), line => line.Contains("(Audience, 20 since", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_channel_that_is_not_served_is_told_once_a_minute_with_the_setting()
    {
        scene.Time.Advance(TimeSpan.FromMinutes(2));
        var before = scene.Log.Messages.Count;
        var elsewhere = TokenScene.Activity();
        elsewhere["channelId"] = "directline";
        for (var count = 0; count < 20; count++)
        {
            Assert.Equal(403, await scene.PostAsync(elsewhere, $"Bearer {scene.Draft()}"));
        }

        Assert.Contains("Door:Channels", Assert.Single(scene.Log.Messages.Skip(before), line => line.Contains("directline", StringComparison.Ordinal)), StringComparison.Ordinal);

        scene.Time.Advance(TimeSpan.FromMinutes(1));
        await scene.PostAsync(elsewhere, $"Bearer {scene.Draft()}");
        Assert.Contains(scene.Log.Messages.Skip(before), line => line.Contains("(Channel: directline, 20 since", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_door_itself_is_looked_at_for_what_keeps_Teams_out_until_a_message_is_let_in()
    {
        Assert.Equal(200, await scene.PostAsync(TokenScene.Activity(), $"Bearer {scene.Draft()}"));
        Assert.Equal(Verdict.Good, (await scene.DoorAsync()).Verdict);

        // Whoever comes without a signature of the platform changes nothing.
        Assert.Equal(401, await scene.PostAsync(TokenScene.Activity(), $"Bearer {scene.Draft().Says("aud", "99999999-2222-3333-4444-555555555555").Heads("kid", "k9")}"));
        Assert.Equal(Verdict.Good, (await scene.DoorAsync()).Verdict);

        Assert.Equal(401, await scene.PostAsync(TokenScene.Activity(), $"Bearer {scene.Draft().Says("aud", "99999999-2222-3333-4444-555555555555")}"));
        Assert.Equal((Verdict.Warning, "MicrosoftAppId"), ((await scene.DoorAsync()).Verdict, (await scene.DoorAsync()).Mend));

        var stranger = TokenScene.Activity();
        stranger["conversation"]!["tenantId"] = stranger["channelData"]!["tenant"]!["id"] = "11111111-bbbb-cccc-dddd-eeeeeeeeeeee";
        Assert.Equal(403, await scene.PostAsync(stranger, $"Bearer {scene.Draft()}"));
        Assert.Equal("Door:Tenants", (await scene.DoorAsync()).Mend);

        Assert.Equal(200, await scene.PostAsync(TokenScene.Activity(), $"Bearer {scene.Draft()}"));
        Assert.Equal(Verdict.Good, (await scene.DoorAsync()).Verdict);
    }

    [Fact]
    public async Task No_token_and_nothing_of_one_is_in_the_log()
    {
        var token = scene.Draft().ToString();
        await scene.PostAsync(TokenScene.Activity(), $"Bearer {token}x");
        await scene.PostAsync(TokenScene.Activity(), $"Bearer {token}");

        Assert.DoesNotContain(scene.Log.All, line => line.Contains(token.Split('.')[2], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_signature_is_verified_once_for_an_activity_and_its_claims_are_those_of_the_turn()
    {
        var crypto = new CountingCrypto();
        foreach (var key in await scene.KeysAsync())
        {
            key.CryptoProviderFactory = crypto;
        }

        var activity = TokenScene.Activity();
        (activity["deliveryMode"], activity["conversation"]!["id"]) = ("expectReplies", "a:once");

        Assert.Equal(200, await scene.PostAsync(activity, $"Bearer {scene.Draft()}"));
        Assert.Equal(1, crypto.Verifications);
        var caller = scene.Callers["a:once"];
        Assert.Equal(TokenDraft.AppId, caller.FindFirst("aud")?.Value);
        Assert.Equal(TokenDraft.ServiceUrl, caller.FindFirst("serviceurl")?.Value);
    }

    [Fact]
    public void Only_a_look_at_a_header_makes_a_verified_token()
    {
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;
        var made = typeof(TokenCheck).Assembly.GetTypes().SelectMany(type => type.GetMethods(Any | BindingFlags.DeclaredOnly))
            .Where(method => method.ReturnType == typeof(VerifiedToken) || method.ReturnType == typeof(Task<VerifiedToken>));

        Assert.All(typeof(VerifiedToken).GetConstructors(Any), constructor => Assert.True(constructor.IsPrivate));
        Assert.Equal([typeof(string), typeof(TokenCheck), typeof(CancellationToken)], Assert.Single(made).GetParameters().Select(parameter => parameter.ParameterType));
    }

    [Theory]
    [InlineData(true, 200)]
    [InlineData(false, 401)]
    public async Task What_comes_to_the_adapter_past_the_door_is_verified_there(bool isVouchedFor, int status)
    {
        var context = new DefaultHttpContext { Request = { Method = "POST", Body = new MemoryStream(Encoding.UTF8.GetBytes(TokenScene.Activity().ToString())) } };
        context.Request.Headers.Authorization = isVouchedFor ? $"Bearer {scene.Draft()}" : StringValues.Empty;
        await scene.Adapter.ProcessAsync(context.Request, context.Response, scene.Bot, TestContext.Current.CancellationToken);

        Assert.Equal(status, context.Response.StatusCode);
    }

    private async Task<int> CheckAsync(string? header, JObject body)
    {
        var activity = body.ToObject<Activity>(JsonSerializer.Create(HttpHelper.BotMessageSerializerSettings))!;
        try
        {
            (await VerifiedToken.ReadAsync(header, scene.Tokens, TestContext.Current.CancellationToken)).For(activity.ChannelId, activity.ServiceUrl);
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

    /// <summary>Counts how often a signature is looked at.</summary>
    private sealed class CountingCrypto : CryptoProviderFactory
    {
        private int verifications;

        public int Verifications => verifications;

        public override SignatureProvider CreateForVerifying(SecurityKey key, string algorithm)
        {
            Interlocked.Increment(ref verifications);
            return base.CreateForVerifying(key, algorithm);
        }
    }
}
