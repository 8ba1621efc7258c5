using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Corrections;
using SmtpHelpBot.Conversation.Dialogs;
using SmtpHelpBot.Conversation.Extensions;
using SmtpHelpBot.Conversation.Incidents;
using SmtpHelpBot.Conversation.Letters;
using SmtpHelpBot.Conversation.People;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Conversation.Tickets;

namespace SmtpHelpBot.Conversation;

/// <summary>Adds the talk with people.</summary>
public static class ConversationSetup
{
    /// <summary>
    /// Adds the bot, one a turn. From the host it wants, for the same turn: storage of bot state, the post, jobs, the ticket
    /// and incident books, the audit trail, dead letters, personal data and the helpdesk rooms; and once for all: the helpdesk's code and routes, what a crowd is,
    /// and the time.
    /// </summary>
    public static IServiceCollection AddConversation(this IServiceCollection services) => services
        .AddSingleton<FirstReading>()
        .AddScoped<ConversationState>().AddScoped<UserState>().AddScoped<PrivateConversationState>()
        .AddScoped<ConversationStates>().AddScoped<CaseDrawer>().AddScoped<PersonalChats>().AddScoped<Stage>()
        .AddScoped<Refusals>().AddScoped<TicketOffice>().AddScoped<TicketMoves>().AddScoped<IncidentMoves>().AddScoped<IRoomChanges, RoomChanges>().AddScoped<TicketOverview>().AddScoped<ITicketReminders, TicketReminders>().AddScoped<HelpdeskRoom>().AddScoped<RequesterDesk>()
        .AddScoped<IncidentOffice>().AddScoped<IncidentRoom>().AddScoped<CrowdWatch>().AddScoped<LetterRoom>().AddScoped<PersonalDesk>().AddScoped<Corrector>()
        .AddScoped<Standing>().AddScoped<CurrentScreen>().AddScoped<DiagnoseDialog>().AddScoped<WalkDialog>().AddScoped<ServerLooks>().AddScoped<CheckServerDialog>().AddScoped<Handover>().AddScoped<EscalateDialog>()
        .AddScoped<RootDialog>().AddScoped<Reception>().AddScoped<Departures>().AddScoped<Arrivals>().AddScoped<ProbeNews>()
        .AddScoped<DialogLook>().AddScoped<ExtensionDesk>()
        .AddScoped<HomePage>().AddScoped<IBot, HelpBot>();
}
