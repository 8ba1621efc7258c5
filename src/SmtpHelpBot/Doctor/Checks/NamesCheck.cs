using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using SmtpHelpBot.Settings;
using SmtpHelpBot.SlackDoor;

namespace SmtpHelpBot.Doctor.Checks;

/// <summary>Whether the names of the platforms can be looked up.</summary>
internal sealed class NamesCheck(IServiceProvider services, IConfiguration configuration) : ICheck
{
    public string Name => "names (DNS)";

    public string Mend => "the resolver of this computer";

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        var names = Addresses().Select(address => new Uri(address).IdnHost).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        var lost = new List<string>();
        foreach (var name in names)
        {
            try
            {
                await Dns.GetHostAddressesAsync(name, cancellation);
            }
            catch (SocketException)
            {
                lost.Add(name);
            }
        }

        return (names.Length, lost.Count) switch
        {
            (0, _) => Finding.NotUsed("No platform is connected."),
            (_, 0) => Finding.Good($"{string.Join(", ", names)} are found."),
            _ => Finding.Broken($"{string.Join(", ", lost)} cannot be looked up."),
        };
    }

    private IEnumerable<string> Addresses()
    {
        if (services.GetService<ChannelTrust>() is { } trust)
        {
            yield return trust.Metadata.ToString();
            yield return trust.Authority.ToString();
            yield return trust.TeamsService;
        }

        if (configuration.HasSlack())
        {
            yield return services.GetRequiredService<IOptions<SlackOptions>>().Value.ApiUrl;
        }
    }
}
