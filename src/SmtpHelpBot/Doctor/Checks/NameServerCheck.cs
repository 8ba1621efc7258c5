using Microsoft.Extensions.Options;
using SmtpHelpBot.Probe.Dns;
using SmtpHelpBot.Probing;

namespace SmtpHelpBot.Doctor.Checks;

/// <summary>Whether the resolver that mail servers are looked up at answers, where it is one of its own. Without it no server is found by its name.</summary>
internal sealed class NameServerCheck(IOptions<ProbeOptions> probe) : ICheck
{
    /// <summary>The root has no address, and every resolver knows it.</summary>
    private const string Root = ".";

    public string Name => "mail servers' names";

    public string Mend => "Probe:DnsServer";

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        if (probe.Value.ToSettings().Resolver is not { } resolver)
        {
            return Finding.NotUsed("Mail servers are looked up at the resolvers of this computer.");
        }

        var answer = await new MailDns(resolver).FindAsync(Root, cancellation);
        return answer.Fault switch
        {
            NameFault.TimedOut => Finding.Broken($"{resolver} does not answer, so no mail server is found by its name."),
            NameFault.ServerFailure => Finding.Broken($"{resolver} is not reached, or answers nobody here, so no mail server is found by its name."),
            _ => Finding.Good($"{resolver} answers."),
        };
    }
}
