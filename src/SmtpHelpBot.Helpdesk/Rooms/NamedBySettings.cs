using System.Text.Json;
using System.Text.Json.Nodes;

namespace SmtpHelpBot.Helpdesk.Rooms;

/// <summary>
/// Marks a helpdesk conversation that the settings name, so that it is known which go when the settings name them no longer, and in
/// which order they stand there. The mark stands in the reference beside what the platform needs. Pure.
/// </summary>
public static class NamedBySettings
{
    private const string Mark = "namedAs";

    /// <summary>The conversation as the settings name it.</summary>
    /// <param name="room">The conversation.</param>
    /// <param name="place">Its place among those that the settings name, from 0.</param>
    public static Address As(Address room, int place)
    {
        var reference = JsonNode.Parse(room.Reference)!.AsObject();
        reference[Mark] = place;
        return room with { Reference = reference.ToJsonString() };
    }

    /// <summary>Its place among those that the settings name; null where it was named by the code.</summary>
    public static int? PlaceOf(Address room)
    {
        try
        {
            return JsonNode.Parse(room.Reference) is JsonObject reference && reference[Mark] is JsonValue mark && mark.TryGetValue<int>(out var place) ? place : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Those that the settings name, in their order, before those that were named by the code.</summary>
    public static IEnumerable<Address> First(IEnumerable<Address> rooms) => rooms.OrderBy(room => PlaceOf(room) ?? int.MaxValue);
}
