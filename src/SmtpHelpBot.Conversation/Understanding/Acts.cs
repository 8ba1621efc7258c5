using System.Collections.Frozen;

namespace SmtpHelpBot.Conversation.Understanding;

/// <summary>The names that buttons have in card data.</summary>
internal static class Acts
{
    private static readonly FrozenDictionary<string, WishKind> ByName = new Dictionary<string, WishKind>(StringComparer.Ordinal)
    {
        ["help"] = WishKind.Help,
        ["status"] = WishKind.Status,
        ["start_over"] = WishKind.StartOver,
        ["cancel"] = WishKind.Cancel,
        ["resume"] = WishKind.Resume,
        ["diagnose"] = WishKind.Diagnose,
        ["read"] = WishKind.Read,
        ["walk"] = WishKind.Walk,
        ["fixed"] = WishKind.Fixed,
        ["not_fixed"] = WishKind.NotFixed,
        ["skip"] = WishKind.Skip,
        ["back"] = WishKind.Back,
        ["check"] = WishKind.Check,
        ["probe"] = WishKind.Probe,
        ["human"] = WishKind.Human,
        ["send"] = WishKind.Send,
        ["withdraw"] = WishKind.Withdraw,
        ["ticket_answer"] = WishKind.TicketAnswer,
        ["ticket_thanks"] = WishKind.TicketThanks,
        ["ticket_claim"] = WishKind.TicketClaim,
        ["ticket_ask"] = WishKind.TicketAsk,
        ["ticket_resolve"] = WishKind.TicketResolve,
        ["ticket_reopen"] = WishKind.TicketReopen,
        ["ticket_hand_over"] = WishKind.TicketHandOver,
        ["ticket_details"] = WishKind.TicketDetails,
        ["ticket_view"] = WishKind.TicketView,
        ["letter_retry"] = WishKind.LetterRetry,
        ["letters_retry"] = WishKind.LettersRetry,
        ["my_data"] = WishKind.MyData,
        ["forget_me"] = WishKind.ForgetMe,
        ["forget_me_now"] = WishKind.ForgetMeNow,
        ["forget_me_not"] = WishKind.ForgetMeNot,
        ["incident_over"] = WishKind.IncidentOver,
        ["incident_false"] = WishKind.IncidentFalse,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All names.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>What a button of this name wants; false where there is none of that name.</summary>
    public static bool TryRead(string name, out WishKind kind) => ByName.TryGetValue(name, out kind);
}
