using SmtpHelpBot.Helpdesk.Rooms;

namespace SmtpHelpBot.Helpdesk.Tests.Rooms;

public sealed class NamedBySettingsTests
{
    [Fact]
    public void The_settings_come_first_in_their_order_and_then_what_was_named_by_the_code()
    {
        var (byCode, second, first) = (Room("by-code"), NamedBySettings.As(Room("second"), 1), NamedBySettings.As(Room("first"), 0));

        Assert.Equal(["first", "second", "by-code", "odd"], NamedBySettings.First([byCode, second, Room("odd", "not JSON"), first]).Select(room => room.Conversation));
        Assert.Equal((0, null, null), (NamedBySettings.PlaceOf(first), NamedBySettings.PlaceOf(byCode), NamedBySettings.PlaceOf(Room("odd", "[1]"))));
        Assert.Contains("team-1", first.Reference, StringComparison.Ordinal);
    }

    private static Address Room(string id, string reference = """{"team":"team-1"}""") => new("msteams", id, reference);
}
