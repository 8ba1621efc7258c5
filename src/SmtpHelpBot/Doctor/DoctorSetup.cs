using SmtpHelpBot.Doctor.Checks;

namespace SmtpHelpBot.Doctor;

/// <summary>Puts into the host what looks after it: /healthz says that the process lives, /readyz that it can work, and the command doctor says what is wrong.</summary>
internal static class DoctorSetup
{
    public static WebApplicationBuilder AddDoctor(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SecretFilter>().AddSingleton<Examination>().AddSingleton<Readiness>().AddSingleton<RoomCalls>()
            .AddSingleton<ICheck, DatabaseCheck>().AddSingleton<ICheck, MigrationsCheck>().AddSingleton<ICheck, ServerClockCheck>().AddSingleton<ICheck, DiskCheck>()
            .AddSingleton<ICheck, ClockCheck>().AddSingleton<ICheck, NamesCheck>()
            .AddSingleton<ICheck, SignInCheck>().AddSingleton<ICheck, CredentialEndCheck>().AddSingleton<ICheck, ChannelKeysCheck>().AddSingleton<ICheck, TeamsServiceCheck>().AddSingleton<ICheck, LetInCheck>()
            .AddSingleton<ICheck, SlackCheck>().AddSingleton<ICheck, SlackSocketCheck>().AddSingleton<ICheck, HelpdeskCheck>()
            .AddSingleton<ICheck, NameServerCheck>().AddSingleton<ICheck, RedisCheck>().AddSingleton<ICheck, CollectorCheck>();
        return builder;
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/healthz", static context => context.Response.WriteAsync("alive", context.RequestAborted));
        app.MapGet("/readyz", static context => context.RequestServices.GetRequiredService<Readiness>().AnswerAsync(context));
    }
}
