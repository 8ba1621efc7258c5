using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using MailKit;
using SmtpHelpBot.Probe.Tls;
using SmtpHelpBot.Probe.Wire;

namespace SmtpHelpBot.Probe.Session;

/// <summary>One look at a server over one connection: greeting, EHLO, STARTTLS, TLS, EHLO. Whatever happens is a sight, not an error.</summary>
internal sealed class Look(Visit visit, IPEndPoint endpoint, bool tlsAtOnce, Action<string> began) : IDisposable
{
    /// <summary>A connection that has not come about by then (the second repetition of SYN is due after 3 s) will hardly.</summary>
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(5);

    /// <summary>Replies from here on are refusals (RFC 5321, section 4.2.1).</summary>
    private const int FirstRefusal = 400;

    /// <summary>The server says that it closes the connection.</summary>
    private const int Closing = 421;

    private readonly PhaseClock clock = new(visit.Time, began);
    private readonly SmtpTalk talk = new(visit.EhloName);
    private readonly TlsHandshake handshake = new(visit.Host, visit.Roots, visit.Time.GetUtcNow());
    private SocketStream? socket;
    private SmtpWire? wire;
    private TlsSight? tls;
    private int injected;
    private bool isTalking = true;

    /// <summary>Whether it is connected and no byte has come from the server.</summary>
    public bool IsMute => socket is { HasHeard: false };

    /// <summary>Looks, until the token says that the time is over.</summary>
    public async Task<Sight> RunAsync(CancellationToken cancellation)
    {
        try
        {
            await TalkAsync(cancellation).ConfigureAwait(false);
            return SightOf(Ending.Completed);
        }
        catch (OperationCanceledException)
        {
            return SightOf(Ending.TimedOut);
        }
        catch (SocketException problem)
        {
            return SightOf(EndingOf(problem.SocketErrorCode));
        }
        catch (Exception problem) when (problem is IOException or AuthenticationException or ProtocolException or CommandException or InvalidOperationException)
        {
            return SightOf(EndingOf(problem)) with { IsTlsWeak = IsWeak(problem), SecretAlert = AlertOf(problem) };
        }
    }

    /// <summary>Asks what the server would answer to a client that knows this version of TLS at most; null where it answers nothing of the kind.</summary>
    public async Task<OldTlsAnswer?> AskOldTlsAsync(OldVersion newest, CancellationToken cancellation)
    {
        try
        {
            await ConnectAsync(cancellation).ConfigureAwait(false);
            if (!tlsAtOnce)
            {
                await talk.GreetAsync(wire!, visit.Host, endpoint.Port, cancellation).ConfigureAwait(false);
                await talk.StartTlsAsync(cancellation).ConfigureAwait(false);
            }

            isTalking = false;
            return await OldTls.AskAsync(socket!, newest, visit.Host, cancellation).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is OperationCanceledException or SocketException or IOException or ProtocolException or CommandException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Says goodbye where the server still listens, and closes.</summary>
    public async Task LeaveAsync(CancellationToken cancellation)
    {
        try
        {
            if (isTalking && talk.IsConnected && wire is { End: WireEnd.Open, IsIdle: true })
            {
                await talk.QuitAsync(cancellation).ConfigureAwait(false);
            }
        }
        catch (Exception problem) when (problem is OperationCanceledException or IOException or ProtocolException or CommandException or InvalidOperationException)
        {
            // It was a courtesy; the connection is closed either way.
        }
        finally
        {
            Dispose();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        talk.Dispose();
        wire?.Dispose();
        socket?.Dispose();
    }

    private async Task TalkAsync(CancellationToken cancellation)
    {
        await ConnectAsync(cancellation).ConfigureAwait(false);
        if (tlsAtOnce)
        {
            await EncryptAsync(cancellation).ConfigureAwait(false);
        }

        clock.Begin(Phases.Banner);
        await talk.GreetAsync(wire!, visit.Host, endpoint.Port, cancellation).ConfigureAwait(false);
        var offered = EhloAnswer.Of(wire!.Exchanges[^1]);
        if (!tlsAtOnce && offered.OffersStartTls && await talk.StartTlsAsync(cancellation).ConfigureAwait(false))
        {
            await EncryptAsync(cancellation).ConfigureAwait(false);
            await talk.EhloAsync(cancellation).ConfigureAwait(false);
        }
    }

    private async Task ConnectAsync(CancellationToken cancellation)
    {
        clock.Begin(Phases.Tcp);
        using var limit = new CancellationTokenSource(ConnectWithin, visit.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        var connection = await visit.Dial.ConnectAsync(endpoint, either.Token).ConfigureAwait(false);
        try
        {
            socket = new(connection);
        }
        catch
        {
            // It was reset before it could be used.
            connection.Dispose();
            throw;
        }

        wire = new(socket) { Changed = Follow };
        clock.End();
    }

    private async Task EncryptAsync(CancellationToken cancellation)
    {
        clock.Begin(Phases.Tls);
        socket!.Watch = handshake.Watch;
        var secure = new SslStream(socket);
        injected = wire!.Encrypt(secure);
        tls = await handshake.RunAsync(secure, cancellation).ConfigureAwait(false);
        clock.End();
    }

    private void Follow(Exchange exchange)
    {
        if (exchange.IsComplete)
        {
            clock.End();
        }
        else if (PhaseOf(exchange) is { } phase)
        {
            clock.Begin(phase);
        }
    }

    private static string? PhaseOf(Exchange exchange) => exchange.Command?.Split(' ')[0] switch
    {
        "EHLO" or "HELO" => exchange.Encrypted ? Phases.EhloTls : Phases.Ehlo,
        "STARTTLS" => Phases.StartTls,
        _ => null,
    };

    private Sight SightOf(Ending ending)
    {
        var foreign = handshake.Watch.Foreign is { } bytes ? ServerText.Clean(Encoding.UTF8.GetString(bytes)) : null;
        return new()
        {
            Ending = ending is not Ending.TimedOut && wire is not null && IsRefused(wire.Exchanges) ? Ending.Rejected : ending,
            LastPhase = clock.Current,
            Waited = clock.Elapsed,
            Phases = [.. clock.Done],
            Exchanges = wire is null ? [new(null, encrypted: false)] : [.. wire.Exchanges],
            Tls = tls,
            TlsAlert = handshake.Watch.Alert,
            ChosenTls = handshake.Watch.Chosen is (3, < 3 and var minor) ? OldTls.NameOf(3, minor) : null,
            Foreign = foreign,
            HasTlsBytes = handshake.Watch.Answered,
            CertificateWanted = handshake.CertificateWanted,
            Injected = injected,
            Unasked = wire?.Unasked ?? 0,
        };
    }

    /// <summary>After 421 the server closes (RFC 5321, section 3.8), whatever it was still asked.</summary>
    private static bool IsRefused(IReadOnlyList<Exchange> exchanges) =>
        exchanges[^1].Code >= FirstRefusal || exchanges.LastOrDefault(exchange => exchange.Code is not null)?.Code == Closing;

    private static Ending EndingOf(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => Ending.Refused,
        SocketError.HostUnreachable or SocketError.AccessDenied => Ending.Unreachable,
        SocketError.NetworkUnreachable or SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported => Ending.NoRoute,
        SocketError.TimedOut => Ending.TimedOut,
        _ => Ending.Reset,
    };

    /// <summary>What OpenSSL says of a key exchange that is too weak for it; other libraries give a number only.</summary>
    private static bool IsWeak(Exception problem) => problem is AuthenticationException && problem.GetBaseException().Message.Contains("key too small", StringComparison.Ordinal);

    /// <summary>What OpenSSL says of an alert that came encrypted, such as "tlsv1 alert internal error"; other libraries say nothing of it.</summary>
    private static string? AlertOf(Exception problem) =>
        problem is AuthenticationException && problem.GetBaseException().Message.Split(" alert ") is [_, var name] ? name.Trim().Replace(' ', '_') : null;

    private Ending EndingOf(Exception problem) => (problem, wire?.End) switch
    {
        (IOException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionReset } }, _) when clock.Current == Phases.Tls && !handshake.Watch.Answered => Ending.Reset,
        _ when clock.Current == Phases.Tls => Ending.TlsFailed,
        (_, WireEnd.TooMuch) => Ending.TooMuch,
        (_, WireEnd.Closed) => Ending.Closed,
        (_, WireEnd.Reset) => Ending.Reset,
        (CommandException, _) => Ending.Rejected,
        (ProtocolException, _) => Ending.NotSmtp,
        _ => Ending.Reset,
    };
}
