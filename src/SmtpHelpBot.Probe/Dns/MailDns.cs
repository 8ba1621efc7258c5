using System.Net;
using System.Net.Sockets;
using DnsClient;
using DnsClient.Protocol;

namespace SmtpHelpBot.Probe.Dns;

/// <summary>Asks the name service, for exactly the name that is given. Nothing is cached here: a name is resolved once a probe.</summary>
public sealed class MailDns : IAddressSource, IServiceRecords
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly LookupClient client;

    /// <summary>Uses the resolvers of this machine.</summary>
    public MailDns()
        : this(new LookupClientOptions())
    {
    }

    /// <summary>Uses one resolver.</summary>
    public MailDns(IPEndPoint resolver)
        : this(new LookupClientOptions(resolver))
    {
    }

    private MailDns(LookupClientOptions options)
    {
        options.UseCache = false;
        options.ThrowDnsErrors = false;
        options.Timeout = Patience;
        options.Retries = 1;
        client = new(options);
    }

    /// <inheritdoc />
    public async Task<AddressAnswer> FindAsync(string host, CancellationToken cancellation)
    {
        var four = AskAsync(host, QueryType.A, cancellation);
        var six = AskAsync(host, QueryType.AAAA, cancellation);
        Answer[] answers = [await four.ConfigureAwait(false), await six.ConfigureAwait(false)];
        var records = answers.SelectMany(answer => answer.Records).ToList();
        var addresses = records.OfType<AddressRecord>().Select(record => record.Address).Distinct().ToList();
        var aliases = records.OfType<CNameRecord>().Select(record => Plain(record.CanonicalName)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return new(addresses, aliases, addresses.Count > 0 ? null : Worst(answers));
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ServiceRecord>> FindSubmissionAsync(string domain, CancellationToken cancellation)
    {
        var implicitTls = AskAsync($"_submissions._tcp.{domain}", QueryType.SRV, cancellation);
        var startTls = AskAsync($"_submission._tcp.{domain}", QueryType.SRV, cancellation);
        Answer[] answers = [await implicitTls.ConfigureAwait(false), await startTls.ConfigureAwait(false)];
        // A target of "." says that the service is not offered (RFC 2782).
        return [.. answers.SelectMany(answer => answer.Records.OfType<SrvRecord>().OrderBy(record => record.Priority).ThenByDescending(record => record.Weight))
            .Select(record => new ServiceRecord(Plain(record.Target), record.Port)).Where(record => record.Host.Length > 0)];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> FindExchangersAsync(string domain, CancellationToken cancellation)
    {
        var answer = await AskAsync(domain, QueryType.MX, cancellation).ConfigureAwait(false);
        // A target of "." says that the domain takes no mail (RFC 7505).
        return [.. answer.Records.OfType<MxRecord>().OrderBy(record => record.Preference).Select(record => Plain(record.Exchange)).Where(host => host.Length > 0)];
    }

    private static string Plain(DnsString name) => name.Value.TrimEnd('.');

    /// <summary>A failure of one question counts only where the other brought no address.</summary>
    private static NameFault Worst(Answer[] answers) => answers.Max(answer => answer.Fault) ?? NameFault.NoAddress;

    private async Task<Answer> AskAsync(string name, QueryType type, CancellationToken cancellation)
    {
        try
        {
            var response = await client.QueryAsync(name, type, cancellationToken: cancellation).ConfigureAwait(false);
            return new(response.Answers, FaultOf(response.Header.ResponseCode));
        }
        catch (DnsResponseException problem)
        {
            return new([], problem.Code == DnsResponseCode.ConnectionTimeout ? NameFault.TimedOut : NameFault.ServerFailure);
        }
        catch (Exception problem) when (problem is SocketException or ArgumentException or InvalidOperationException)
        {
            // No resolver, none that can be reached, or a name that cannot be written as a question.
            return new([], NameFault.ServerFailure);
        }
    }

    private static NameFault? FaultOf(DnsHeaderResponseCode code) => code switch
    {
        DnsHeaderResponseCode.NoError => null,
        DnsHeaderResponseCode.NotExistentDomain => NameFault.NoSuchName,
        _ => NameFault.ServerFailure,
    };

    private sealed record Answer(IReadOnlyList<DnsResourceRecord> Records, NameFault? Fault);
}
