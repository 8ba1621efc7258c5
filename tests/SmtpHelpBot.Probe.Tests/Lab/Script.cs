using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SmtpHelpBot.Probe.Tests.Lab;

/// <summary>What a server does, step by step: says, expects a command, replies.</summary>
internal sealed class Script
{
    private readonly List<Func<ServerSide, Task<bool>>> steps = [];

    /// <summary>A server as it should be on port 587.</summary>
    public static Script Submission(X509Certificate2 certificate, X509Certificate2Collection? chain = null) => new Script()
        .Say("220 mail.example.org ESMTP")
        .Expect("EHLO", "250-mail.example.org", "250-SIZE 1000000", "250 STARTTLS")
        .Expect("STARTTLS", "220 2.0.0 Ready")
        .Encrypt(certificate, chain)
        .Expect("EHLO", "250-mail.example.org", "250-SIZE 1000000", "250 AUTH PLAIN LOGIN")
        .Expect("QUIT", "221 2.0.0 Bye");

    /// <summary>A server as it should be on port 465.</summary>
    public static Script Submissions(X509Certificate2 certificate, X509Certificate2Collection? chain = null) => new Script()
        .Encrypt(certificate, chain)
        .Say("220 mail.example.org ESMTP")
        .Expect("EHLO", "250-mail.example.org", "250 AUTH PLAIN LOGIN")
        .Expect("QUIT", "221 2.0.0 Bye");

    /// <summary>A server that greets, answers EHLO with this and lets one go.</summary>
    public static Script Clear(params string[] offers) => new Script().Say("220 mail.example.org ESMTP").Expect("EHLO", offers).Expect("QUIT", "221 Bye");

    /// <summary>A server that offers this after encryption.</summary>
    public static Script After(X509Certificate2 certificate, params string[] offers) => new Script()
        .Say("220 mail.example.org ESMTP")
        .Expect("EHLO", "250-mail.example.org", "250 STARTTLS")
        .Expect("STARTTLS", "220 Ready")
        .Encrypt(certificate)
        .Expect("EHLO", offers)
        .Expect("QUIT", "221 Bye");

    public Script Say(params string[] lines) => Do(side => side.SayAsync(lines));

    public Script Raw(string text) => Raw(Encoding.Latin1.GetBytes(text));

    public Script Raw(byte[] bytes) => Do(side => side.RawAsync(bytes));

    /// <summary>Sends one byte at a time, each in a packet of its own.</summary>
    public Script Dribble(string text) => Do(async side =>
    {
        foreach (var letter in Encoding.UTF8.GetBytes(text))
        {
            await side.RawAsync([letter]);
        }
    });

    /// <summary>Sends the same without end.</summary>
    public Script Flood(string text) => Do(async side =>
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        while (!side.Ended.IsCancellationRequested)
        {
            await side.RawAsync(bytes);
        }
    });

    /// <summary>Takes a command that must begin like this, and answers it. A client that goes instead ends the script.</summary>
    public Script Expect(string command, params string[] reply) => Step(async side =>
    {
        if (await side.HearAsync() is not { } line)
        {
            return false;
        }

        if (!line.StartsWith(command, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"Expected {command}, heard {line}.");
        }

        await side.SayAsync(reply);
        return true;
    });

    /// <summary>Takes a command, whatever it is, and says nothing to it.</summary>
    public Script Hear() => Do(side => side.HearAsync());

    public Script Encrypt(X509Certificate2 certificate, X509Certificate2Collection? chain = null, bool wantsClientCertificate = false, bool asksForClientCertificate = false) =>
        Do(side => side.EncryptAsync(certificate, chain, wantsClientCertificate, asksForClientCertificate));

    /// <summary>Waits for the first bytes of TLS and drops them.</summary>
    public Script Swallow() => Do(side => side.SwallowAsync());

    /// <summary>Stays silent until the client goes.</summary>
    public Script Hold() => Do(side => side.HoldAsync());

    public Script Wait(Task until) => Do(side => until.WaitAsync(side.Ended));

    /// <summary>Waits until the last of several connections has come.</summary>
    public Script Together(Func<bool> isLast, TaskCompletionSource all) => Do(side =>
    {
        if (isLast())
        {
            all.SetResult();
        }

        return all.Task.WaitAsync(side.Ended);
    });

    /// <summary>Goes on with another script.</summary>
    public Script Then(Script other)
    {
        steps.AddRange(other.steps);
        return this;
    }

    /// <summary>Says that nothing more will come, and goes on hearing.</summary>
    public Script HalfClose() => Do(side =>
    {
        side.HalfClose();
        return Task.CompletedTask;
    });

    public Script Reset() => Do(side =>
    {
        side.Reset();
        return Task.CompletedTask;
    });

    public async Task PlayAsync(ServerSide side)
    {
        foreach (var step in steps)
        {
            if (!await step(side))
            {
                return;
            }
        }
    }

    private Script Do(Func<ServerSide, Task> step) => Step(async side =>
    {
        await step(side);
        return true;
    });

    private Script Step(Func<ServerSide, Task<bool>> step)
    {
        steps.Add(step);
        return this;
    }
}
