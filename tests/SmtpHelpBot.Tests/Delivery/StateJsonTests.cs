using Microsoft.Bot.Builder.Dialogs;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Delivery.Turns;

namespace SmtpHelpBot.Tests.Delivery;

public sealed class StateJsonTests
{
    [Fact]
    public void Dialogs_get_their_own_types_back()
    {
        var inner = new DialogState([new DialogInstance { Id = "step", State = new Dictionary<string, object> { ["stepIndex"] = 2 } }]);
        var outer = new DialogState([new DialogInstance { Id = "walk", State = new Dictionary<string, object> { ["dialogs"] = inner } }]);
        var state = (IDictionary<string, object>)StateJson.Read(StateJson.Write(new Dictionary<string, object> { ["DialogState"] = outer, ["name"] = "Anna" }));

        Assert.Equal("Anna", state["name"]);
        var walk = Assert.Single(Assert.IsType<DialogState>(state["DialogState"]).DialogStack);
        var step = Assert.Single(Assert.IsType<DialogState>(walk.State["dialogs"]).DialogStack);
        Assert.Equal(("walk", "step", 2L), (walk.Id, step.Id, step.State["stepIndex"]));
    }

    [Fact]
    public void Json_of_the_bots_own_comes_back_as_it_was()
    {
        var json = new JObject { ["id"] = "abc", ["at"] = "2026-11-24T12:00:00+00:00", ["steps"] = new JArray(1, 2) };
        var state = (IDictionary<string, object>)StateJson.Read(StateJson.Write(new Dictionary<string, object> { ["case"] = json }));
        Assert.True(JToken.DeepEquals(json, (JToken)state["case"]), state["case"].ToString());
    }

    [Theory]
    [InlineData("System.IO.FileInfo")]
    [InlineData("System.Diagnostics.Process, System.Diagnostics.Process")]
    [InlineData("Microsoft.Bot.Schema.Activity")]
    public void A_stored_file_cannot_make_a_type_that_is_not_in_the_set(string type) =>
        Assert.Throws<JsonSerializationException>(() => StateJson.Read($$"""{"$type":"{{type}}","FileName":"x"}"""));

    [Fact]
    public void A_type_that_may_not_be_stored_is_refused_when_it_is_written() =>
        Assert.Throws<JsonSerializationException>(() => StateJson.Write(new Dictionary<string, object> { ["uri"] = new UriBuilder() }));
}
