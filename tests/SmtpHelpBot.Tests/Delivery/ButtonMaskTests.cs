using CsCheck;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Conversation;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Delivery.Envelopes;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Tests.Delivery;

/// <summary>What stands on a button is ours and comes back as it was; what stands in an input is a person's and is masked.</summary>
public sealed class ButtonMaskTests
{
    private const string IdLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /// <summary>Pieces of ids that look like secrets: sign-in lines, keys, tokens, app passwords.</summary>
    private static readonly string[] Unlucky =
        ["AGFubmEAc2VjcmV0", "AGFubmEAaHVudGVyMg", "key-0123456789abcdef01234567", "eyJhbGciOiJIUzI1NiJ9", "abcd-efgh-ijkl-mnop", "AKIAABCDEFGHIJKLMNOP", "re_abcdef_abcdefghijkl", "password", "SG"];

    /// <summary>What a dialog of Teams carries: a fixed word, and a text that is masked like any other where it comes back.</summary>
    private static readonly string[] DialogNames = ["wanted", "about"];

    private static readonly Gen<string> Letters = Gen.Char[IdLetters].Array[1, 60].Select(letters => new string(letters));

    private static readonly Gen<string> Ids = Gen.Frequency(
        (2, Letters),
        (1, Gen.Select(Letters, Gen.Int[0, Unlucky.Length - 1], Letters, (before, which, after) => before + Unlucky[which] + after)),
        (1, Gen.Int[0, Unlucky.Length - 1].Select(which => Unlucky[which])));

    private static readonly Gen<JObject> Buttons = Gen.Select(Ids, Ids, Gen.Int[0, int.MaxValue], Gen.Int[0, 1], (caseId, person, number, kind) => new JObject
    {
        [ButtonMarks.Act] = "not_fixed",
        [ButtonMarks.Case] = caseId.PadRight(22, 'x')[..22],
        [ButtonMarks.Who] = kind == 0 ? $"29:{person}" : person,
        [ButtonMarks.Step] = nameof(StepId.RetypePassword),
        [ButtonMarks.Revision] = kind == 0 ? number : number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        [ButtonMarks.Ticket] = number,
    });

    [Fact]
    public void What_we_put_on_a_button_comes_back_as_it_was_whatever_its_letters() => Buttons.Sample(data =>
    {
        var (kept, notes) = Mask.Apply(Message(data));
        Assert.True(JToken.DeepEquals(data, (JToken)kept.Value), kept.Value.ToString());
        Assert.Empty(notes.Secrets);

        (kept, notes) = Mask.Apply(Invoke(data));
        Assert.True(JToken.DeepEquals(data, ((JToken)kept.Value).SelectToken("action.data")), kept.Value.ToString());
        Assert.Empty(notes.Secrets);
    }, iter: 20_000);

    [Fact]
    public void What_a_person_typed_beside_it_is_masked() => Buttons.Sample(data =>
    {
        data["note"] = "my password: hunter2hunter2";
        var (kept, notes) = Mask.Apply(Invoke(data));
        Assert.DoesNotContain("hunter2", JsonConvert.SerializeObject(kept), StringComparison.Ordinal);
        Assert.Equal([SecretKind.Password], notes.Secrets);
    }, iter: 2_000);

    [Theory]
    [InlineData("case", "my password: hunter2hunter2")]
    [InlineData("who", "password=hunter2hunter2")]
    [InlineData("act", "password: hunter2hunter2")]
    [InlineData("step", "password=hunter2hunter2")]
    [InlineData("ticket", "password=hunter2hunter2")]
    [InlineData("note", "AUTH PLAIN AGFubmEAaHVudGVyMmh1bnRlcjI=")]
    public void A_name_of_ours_does_not_smuggle_a_secret(string name, string secret)
    {
        var (kept, notes) = Mask.Apply(Message(new JObject { ["act"] = "send", [name] = secret }));
        Assert.NotEmpty(notes.Secrets);
        Assert.Contains("masked]", ((JToken)kept.Value).Value<string>(name), StringComparison.Ordinal);
    }

    [Fact]
    public void Data_of_no_button_have_no_names_of_ours()
    {
        var (_, notes) = Mask.Apply(Message(new JObject { ["who"] = "AGFubmEAc2VjcmV0" }));
        Assert.Equal([SecretKind.SignInLine], notes.Secrets);
    }

    [Fact]
    public void Every_button_carries_names_of_ours_only_and_no_input_has_one()
    {
        var cards = Cards().ToList();
        var carried = cards.SelectMany(card => card.SelectTokens("$..[?(@.type == 'Action.Execute' || @.type == 'Action.Submit')].data")).OfType<JObject>();
        var inputs = cards.SelectMany(card => card.DescendantsAndSelf().OfType<JObject>())
            .Where(part => part.Value<string>("type")?.StartsWith("Input.", StringComparison.Ordinal) == true).Select(input => input.Value<string>("id")!).ToList();
        Assert.NotEmpty(carried);
        Assert.NotEmpty(inputs);
        Assert.All(carried.SelectMany(data => data.Properties()), part => Assert.Contains(part.Name, ButtonMarks.Names.Concat(DialogNames)));
        Assert.All(inputs, id => Assert.DoesNotContain(id, ButtonMarks.Names));
    }

    private static Activity Message(JObject data) => new() { Type = ActivityTypes.Message, Conversation = new(), Value = data };

    private static Activity Invoke(JObject data) => new()
    {
        Type = ActivityTypes.Invoke,
        Name = "adaptiveCard/action",
        Conversation = new(),
        Value = new JObject { ["action"] = new JObject { ["type"] = "Action.Execute", ["verb"] = "not_fixed", ["data"] = data } },
    };

    private static IEnumerable<JObject> Cards()
    {
        var assembly = typeof(ConversationSetup).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("cards.", StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return JObject.Parse(reader.ReadToEnd());
        }
    }
}
