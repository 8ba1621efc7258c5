using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SmtpHelpBot.Probe;

namespace SmtpHelpBot.Benchmarks.Fuzzing;

/// <summary>The look at a server, at one that says what it is given: a piece for the greeting, and a piece for each command or moment of silence.</summary>
internal sealed class ServerTarget : IFuzzTarget
{
    private const int Port = 2525;
    private const int MostPieces = 8;
    private const int Longest = 60_000;
    private const char Mark = '\u241e';
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(4);

    private static readonly string[] Seeds =
    [
        "220 mail.example.org ESMTP\r\n", "220-mail.example.org\r\n220 Thank you\r\n", "220\r\n", "421 4.7.0 Too many connections\r\n", "554 5.7.1 Refused\r\n", "* OK IMAP4rev1\r\n", "+OK POP3\r\n", "HTTP/1.1 400 Bad Request\r\n\r\n",
        "250-mail.example.org\r\n250-SIZE 35882577\r\n250-8BITMIME\r\n250-AUTH PLAIN LOGIN XOAUTH2\r\n250-STARTTLS\r\n250 PIPELINING\r\n", "250-x\r\n250-XXXXXXXA\r\n250 AUTH=LOGIN\r\n", "250 x\r\n",
        "220 2.0.0 Ready to start TLS\r\n", "454 4.7.0 TLS not available\r\n", "500 5.5.1 Command unrecognized\r\n", "502 5.5.2 What?\r\n", "221 2.0.0 Bye\r\n", "250-never ending\r\n",
        "\u0015\u0003\u0003\u0000\u0002\u0002\u0028", "\u0015\u0003\u0001\u0000\u0002\u0002\u0046", "\u0016\u0003\u0003\u0000\u002a\u0002\u0000\u0000\u0026\u0003\u0003", "\u0017\u0003\u0003\u0040\u0000", "\u0014\u0003\u0003\u0000\u0001\u0001",
        "535 5.7.8 Error: authentication failed\r\n", "220 ****2******0*0****\r\n", "250-mail\r\n250-SIZE 99999999999999999999\r\n250 AUTH \r\n",
    ];

    private readonly long before = GC.GetTotalMemory(forceFullCollection: true);
    private readonly TcpListener listener = new(IPAddress.Parse("127.95.0.1"), Port);
    private readonly MailServerCheck check = MailServerCheck.Create(new() { Allowed = [IPNetwork.Parse("127.95.0.0/16")], Deadline = TimeSpan.FromSeconds(2) }, TimeProvider.System);

    public ServerTarget() => listener.Start();

    public TimeSpan Cpu => Environment.CpuUsage.TotalTime;

    public double MemoryGrowth => (GC.GetTotalMemory(forceFullCollection: true) - before) / (1024.0 * 1024);

    /// <summary>Most servers are led through the talk as it should be and break off somewhere; the others are all chance.</summary>
    public string Make(Random random)
    {
        string[] right = [Seeds[0], Seeds[8], Seeds[11], random.Pick(Seeds), random.Pick(Seeds)];
        var pieces = Enumerable.Range(0, random.Next(1, MostPieces)).Select(number => random.Next(3) > 0 && number < right.Length ? right[number] : TextMutations.Of(Seeds, random, Longest));
        return string.Join(Mark, pieces);
    }

    public async Task FeedAsync(string input)
    {
        using var over = new CancellationTokenSource();
        var server = ServeAsync(input.Split(Mark), over.Token);
        var seen = await check.LookAsync(listener.LocalEndpoint is IPEndPoint { Address: var address } ? address.ToString() : "", [Port], (_, _) => { }, CancellationToken.None) as CheckAnswer.Seen
            ?? throw new InvalidOperationException("It was not looked at.");
        await seen.Goodbye;
        await over.CancelAsync();
        await server;
        if (seen.Report.Conclusion.Text.Length == 0 || seen.Report.Ports.Any(port => port.Transcript.Concat(port.EhloBefore).Append(port.Banner ?? "").Any(IsUnsafe)))
        {
            throw new InvalidOperationException("The report says nothing, or keeps what hides text.");
        }
    }

    public ValueTask DisposeAsync()
    {
        listener.Dispose();
        return ValueTask.CompletedTask;
    }

    private static bool IsUnsafe(string words) =>
        words.EnumerateRunes().Any(rune => rune.Value != '\n' && (Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format));

    /// <summary>A look may come a second time, to settle a doubt.</summary>
    private async Task ServeAsync(string[] pieces, CancellationToken over)
    {
        var visits = new List<Task>();
        try
        {
            while (true)
            {
                visits.Add(TalkAsync(await listener.AcceptSocketAsync(over), pieces));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(visits);
        }
    }

    private static async Task TalkAsync(Socket visitor, string[] pieces)
    {
        using var socket = visitor;
        try
        {
            var heard = new byte[4096];
            foreach (var piece in pieces)
            {
                await socket.SendAsync((piece.All(letter => letter <= byte.MaxValue) ? Encoding.Latin1 : Encoding.UTF8).GetBytes(piece));
                using var silence = new CancellationTokenSource(Silence);
                if (!await HearAsync(socket, heard, silence.Token))
                {
                    return;
                }
            }
        }
        catch (SocketException)
        {
            // The look has gone.
        }
    }

    /// <summary>Takes a command, if one comes soon; false where the look has gone.</summary>
    private static async Task<bool> HearAsync(Socket socket, byte[] heard, CancellationToken silence)
    {
        try
        {
            return await socket.ReceiveAsync(heard, silence) > 0;
        }
        catch (OperationCanceledException)
        {
            // It waits for more.
            return true;
        }
    }
}
