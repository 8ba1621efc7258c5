using CsCheck;
using SmtpHelpBot.Diagnosis.Advice;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.LocalChecks;
using SmtpHelpBot.Diagnosis.Playbooks;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Settings;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Diagnosis.Tests.LocalChecks;

public sealed class LocalCheckTests
{
    private static readonly MailSettings Known = new("smtp.example.com", 587);

    public static TheoryData<string, string, int, bool, string?> Outputs => new()
    {
        { "ComputerName     : smtp.gmail.com\nRemoteAddress    : 142.250.27.108\nRemotePort       : 587\nInterfaceAlias   : Ethernet\nTcpTestSucceeded : True", "smtp.gmail.com", 587, true, null },
        { "WARNING: TCP connect to (142.250.27.108 : 465) failed\nWARNING: Ping to 142.250.27.108 failed with status: TimedOut\n\nComputerName           : smtp.gmail.com\nRemoteAddress          : 142.250.27.108\nRemotePort             : 465\nPingSucceeded          : False\nTcpTestSucceeded       : False", "smtp.gmail.com", 465, false, null },
        { "WARNING: Name resolution of smtp.exampel.com failed\nComputerName            : smtp.exampel.com\nNameResolutionSucceeded : False", "smtp.exampel.com", 587, false, null },
        { "CONNECTED(00000003)\nsubject=C = US, O = Example Trust Services, CN = smtp.example.com\nissuer=C = US, O = Example Trust Services, CN = Example CA 2\nVerification: OK\nVerify return code: 0 (ok)", "smtp.example.com", 587, true, "Example Trust Services" },
        { "$ openssl s_client -connect smtp.gmail.com:465 </dev/null 2>&1 | grep -E 'CONNECTED|issuer'\nCONNECTED(00000005)\nissuer=/C=US/O=Google Trust Services/CN=WR2", "smtp.gmail.com", 465, true, "Google Trust Services" },
        { "40079C962A7F0000:error:8000006F:system library:BIO_connect:Connection refused:../crypto/bio/bio_sock2.c:117:calling connect()\nconnect:errno=111", "smtp.example.com", 587, false, null },
        { "Connection to smtp.gmail.com (142.250.27.108) 587 port [tcp/submission] succeeded!", "smtp.gmail.com", 587, true, null },
        { "Connection to smtp.gmail.com port 465 [tcp/urd] succeeded!", "smtp.gmail.com", 465, true, null },
        { "nc: connect to smtp.gmail.com (142.250.27.108) port 587 (tcp) failed: Connection refused", "smtp.gmail.com", 587, false, null },
        { "nc: connectx to smtp.gmail.com port 587 (tcp) failed: Operation timed out", "smtp.gmail.com", 587, false, null },
        { "nc -vz -w 10 smtp.gmail.com 587\nnc: getaddrinfo for host \"smtp.gmail.com\" port 587: Name or service not known", "smtp.gmail.com", 587, false, null },
        { "Ncat: Version 7.93 ( https://nmap.org/ncat )\nNcat: Connected to 142.250.27.108:587.", "smtp.example.com", 587, true, null },
        { "* Host smtp.gmail.com:587 was resolved.\n*   Trying 142.250.27.108:587...\n* Connected to smtp.gmail.com (142.250.27.108) port 587\n< 220 smtp.gmail.com ESMTP", "smtp.gmail.com", 587, true, null },
        { "*   Trying 127.0.0.1:34999...\n* connect to 142.250.27.108 port 587 failed: Connection refused\n* Failed to connect to smtp.gmail.com port 587 after 0 ms: Couldn't connect to server\ncurl: (7) Failed to connect", "smtp.gmail.com", 587, false, null },
        { "* Connected to smtp.gmail.com (142.250.27.108) port 587\n*  subject: CN=smtp.gmail.com\n*  issuer: C=US; O=Google Trust Services; CN=WR2", "smtp.gmail.com", 587, true, "Google Trust Services" },
        { "smtp.gmail.com [142.250.27.108] 587 (submission) open", "smtp.gmail.com", 587, true, null },
        { "smtp.gmail.com [142.250.27.108] 465 (?) : Connection refused", "smtp.gmail.com", 465, false, null },
        { "smtp.gmail.com (142.250.27.108:587) open", "smtp.gmail.com", 587, true, null },
        { "curl: (28) Failed to connect to smtp.gmail.com port 587 after 10001 ms: Timeout was reached", "smtp.gmail.com", 587, false, null },
        { "* connect to 2a00:1450::6c port 587 failed: Network is unreachable\n* Connected to smtp.gmail.com (142.250.27.108) port 587 (#0)", "smtp.gmail.com", 587, true, null },
        { "connected to smtp.gmail.com 587\nissuer: countryName=US, organizationName=Google Trust Services, commonName=WR2", "smtp.gmail.com", 587, true, "Google Trust Services" },
        { "Traceback (most recent call last):\n  File \"<string>\", line 1, in <module>\n  File \"/usr/lib/python3.11/smtplib.py\", line 255, in __init__\nTimeoutError: timed out", "smtp.example.com", 587, false, null },
    };

    [Theory]
    [MemberData(nameof(Outputs))]
    public void The_output_of_a_check_is_read(string output, string host, int port, bool reachable, string? issuer)
    {
        var check = Assert.Single(LocalCheckReader.Read(Redactor.Redact(output).Text, Known));

        Assert.Equal((host, port, reachable, issuer), (check.Host, check.Port, check.Reachable, check.TlsIssuer));
    }

    [Theory]
    [InlineData("$ nc -vz -w 10 smtp.example.com 587\nnc: connect to smtp.example.com port 587 (tcp) failed: Operation timed out\n$ nc -vz -w 10 smtp.example.com 465\nConnection to smtp.example.com port 465 [tcp/urd] succeeded!")]
    [InlineData("nc: connect to smtp.example.com (192.0.2.7) port 587 (tcp) timed out: Operation now in progress\nnc: connect to smtp.example.com (192.0.2.7) port 587 (tcp) failed: Connection timed out\nConnection to smtp.example.com (192.0.2.7) 465 port [tcp/submissions] succeeded!")]
    [InlineData("WARNING: TCP connect to (192.0.2.7 : 587) failed\nComputerName     : smtp.example.com\nRemotePort       : 587\nTcpTestSucceeded : False\n\nComputerName     : smtp.example.com\nRemotePort       : 465\nTcpTestSucceeded : True")]
    [InlineData("ComputerName     : smtp.example.com\nRemotePort       : 465\nTcpTestSucceeded : True\nWARNUNG: TCP connect to (192.0.2.7 : 587) failed\n\nComputerName     : smtp.example.com\nRemotePort       : 587\nTcpTestSucceeded : False")]
    [InlineData("$ curl -v smtp://smtp.example.com:587\n*   Trying 192.0.2.7:587...\n* connect to 192.0.2.7 port 587 failed: Connection refused\n* Failed to connect to smtp.example.com port 587 after 21 ms: Couldn't connect to server\ncurl: (7) Failed to connect to smtp.example.com port 587\n$ curl -v smtps://smtp.example.com:465\n* Connected to smtp.example.com (192.0.2.7) port 465 (#0)")]
    [InlineData("smtp.example.com [192.0.2.7] 587 (submission) : Connection timed out\nsmtp.example.com [192.0.2.7] 465 (submissions) open")]
    public void Each_of_the_checks_that_were_pasted_together_is_read(string output)
    {
        var checks = LocalCheckReader.Read(Redactor.Redact(output).Text, MailSettings.Unknown);

        Assert.Equal([("smtp.example.com", 465, true), ("smtp.example.com", 587, false)], checks.Select(check => (check.Host, check.Port, check.Reachable)).Order());
    }

    [Fact]
    public void Two_tools_at_one_port_are_one_check()
    {
        const string Output = "$ nc -vz -w 10 smtp.example.com 587\nConnection to smtp.example.com (192.0.2.7) 587 port [tcp/submission] succeeded!\n$ openssl s_client -connect smtp.example.com:587 -starttls smtp\nCONNECTED(00000003)\nissuer=C = US, O = Example Trust Services, CN = R1";

        var check = Assert.Single(LocalCheckReader.Read(Redactor.Redact(Output).Text, MailSettings.Unknown));

        Assert.Equal((true, "Example Trust Services"), (check.Reachable, check.TlsIssuer));
    }

    [Fact]
    public void A_blocked_port_is_told_beside_a_free_one()
    {
        var checks = LocalCheckReader.Read(Redactor.Redact("nc: connect to smtp.gmail.com port 587 (tcp) failed: Operation timed out\nConnection to smtp.gmail.com port 465 [tcp/urd] succeeded!").Text, MailSettings.Unknown);
        var open = Case(checks[0], PortOutcome.Completed, encrypted: true) with { LocalChecks = checks };

        var said = string.Join(' ', LocalCheckWords.Say(open, Texts.English));

        Assert.Contains("cannot be reached on port 587", said, StringComparison.Ordinal);
        Assert.Contains("can be reached on port 465", said, StringComparison.Ordinal);
        Assert.Equal(Cause.FirewallAntivirus, open.Weigh().Assessment.Likeliest);
        Assert.DoesNotContain(LocalComparison.Evidence(open), evidence => evidence.Cause == Cause.Credentials);
    }

    [Fact]
    public void Where_another_documented_port_is_free_that_is_the_first_thing_to_try()
    {
        var checks = LocalCheckReader.Read(Redactor.Redact("nc: connect to smtp.gmail.com port 587 (tcp) failed: Operation timed out\nConnection to smtp.gmail.com port 465 [tcp/urd] succeeded!").Text, MailSettings.Unknown);
        var open = Case(checks[0], PortOutcome.Completed, encrypted: true) with { LocalChecks = checks, Provider = "gmail", Settings = new("smtp.gmail.com", 587, Client: "thunderbird") };

        var lines = Advisor.For(StepId.AddException, open, new(2026, 11, 24), Texts.English).Instructions;

        Assert.StartsWith("Simplest: set port 465 and TLS from the start", lines[0], StringComparison.Ordinal);
        Assert.Contains("Thunderbird", lines[0], StringComparison.Ordinal);
        Assert.Contains("port 587", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("535 5.7.8 Username and Password not accepted")]
    [InlineData("Traceback (most recent call last):\n  File \"app.py\", line 12, in send\nTimeoutError: timed out")]
    [InlineData("Error: connect ETIMEDOUT 142.250.27.108:587")]
    [InlineData("ConnectionRefusedError: [Errno 111] Connection refused")]
    [InlineData("")]
    public void An_error_of_a_program_is_no_check(string text) => Assert.Empty(LocalCheckReader.Read(Redactor.Redact(text).Text, Known));

    [Fact]
    public void A_check_that_names_no_server_is_none_where_none_is_known() =>
        Assert.Empty(LocalCheckReader.Read(Redactor.Redact("CONNECTED(00000003)").Text, MailSettings.Unknown));

    [Fact]
    public void No_output_is_too_odd_to_be_read() => Gen.String.Sample(text => LocalCheckReader.Read(Redactor.Redact(text + "\nnc: " + text + "CONNECTED(" + text).Text, Known));

    [Theory]
    [InlineData("smtp.example.com;reboot")]
    [InlineData("$(reboot).example.com")]
    [InlineData("smtp.example.com' && x")]
    [InlineData("127.0.0.1")]
    public void What_is_no_host_name_never_gets_into_a_command(string host) => Assert.Empty(LocalCommands.For(new MailSettings(host, 587)));

    [Fact]
    public void Every_system_gets_a_line_and_none_asks_for_a_password()
    {
        var commands = LocalCommands.For(new MailSettings("smtp.example.com", 465));

        Assert.All(commands, command => Assert.True(Texts.English.Has($"local_check.system.{command.System}"), command.System));
        Assert.Equal(Texts.English.Keys.Count(key => key.StartsWith("local_check.system.", StringComparison.Ordinal)), commands.Count);
        Assert.All(commands, command => Assert.DoesNotContain("password", command.Line, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(commands, command => command.Line.Contains("starttls", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("unix", "* connect to 192.0.2.7 port 587 failed: Connection refused")]
    [InlineData("unix", "* Could not resolve host: smtp.example.com")]
    [InlineData("unix", "curl: (28) Connection timed out after 10001 milliseconds")]
    [InlineData("unix", "*  issuer: C=US; O=Example Trust Services; CN=R1")]
    [InlineData("unix_openssl", "connect: Connection refused")]
    [InlineData("unix_openssl", "connect:errno=61")]
    [InlineData("unix_openssl", "issuer=/C=US/O=Example Trust Services/CN=R1")]
    public void What_tells_something_is_not_filtered_out(string system, string line)
    {
        var command = LocalCommands.For(new MailSettings("smtp.example.com", 587)).Single(command => command.System == system).Line;

        Assert.Matches(command[(command.IndexOf("-E '", StringComparison.Ordinal) + 4)..^1], line);
    }

    public static TheoryData<bool, string?, PortOutcome, bool, TwoSides, Cause> Sides => new()
    {
        { true, null, PortOutcome.Completed, true, TwoSides.Both, Cause.Credentials },
        { false, null, PortOutcome.Completed, true, TwoSides.OnlyBot, Cause.FirewallAntivirus },
        { true, null, PortOutcome.TimedOut, false, TwoSides.OnlyPerson, Cause.Credentials },
        { false, null, PortOutcome.Refused, false, TwoSides.Neither, Cause.AccountSettings },
        { false, null, PortOutcome.Unreachable, false, TwoSides.Neither, Cause.AccountSettings },
        { false, null, PortOutcome.Closed, false, TwoSides.OnlyBot, Cause.FirewallAntivirus },
        { false, null, PortOutcome.TlsFailed, false, TwoSides.OnlyBot, Cause.FirewallAntivirus },
        { false, null, PortOutcome.Rejected, false, TwoSides.OnlyBot, Cause.FirewallAntivirus },
        { false, null, PortOutcome.NotSmtp, false, TwoSides.OnlyBot, Cause.FirewallAntivirus },
        { true, "Some Antivirus Web Shield", PortOutcome.Completed, true, TwoSides.OtherCertificate, Cause.FirewallAntivirus },
        { true, "Google Trust Services", PortOutcome.Completed, true, TwoSides.Both, Cause.Credentials },
    };

    [Theory]
    [MemberData(nameof(Sides))]
    public void Two_looks_at_a_server_tell_more_than_one(bool reachable, string? issuer, PortOutcome outcome, bool encrypted, TwoSides sides, Cause cause)
    {
        var check = new LocalCheck("smtp.gmail.com", 587, reachable, issuer, RedactedText.Empty);
        var open = Case(check, outcome, encrypted);

        Assert.Equal(sides, LocalComparison.Compare(check, open.Probes));
        Assert.Equal(cause, open.Weigh().Assessment.Likeliest);
        Assert.True(LocalCheckWords.Say(open, Texts.English).Count >= 2);
    }

    [Theory]
    [InlineData("ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed")]
    [InlineData("curl: (60) SSL certificate problem: self-signed certificate in certificate chain")]
    [InlineData("Verification error: self-signed certificate")]
    public void A_certificate_that_only_the_person_does_not_trust_is_another_one(string words)
    {
        var check = Assert.Single(LocalCheckReader.Read(Redactor.Redact($"connected to smtp.gmail.com 587\n{words}").Text, MailSettings.Unknown));

        Assert.Equal(TwoSides.OtherCertificate, LocalComparison.Compare(check, Case(check, PortOutcome.Completed, encrypted: true).Probes));
    }

    [Fact]
    public void Every_end_of_a_look_is_compared() =>
        Assert.Equal(Enum.GetValues<PortOutcome>().Order(), Sides.Select(row => row.Data.Item3).Distinct().Order());

    [Fact]
    public void The_newest_look_counts()
    {
        var check = new LocalCheck("smtp.gmail.com", 587, false, null, RedactedText.Empty);
        CaseFile then = Case(check, PortOutcome.Completed, encrypted: true), now = Case(check, PortOutcome.TimedOut, encrypted: false);

        Assert.Equal(TwoSides.Neither, LocalComparison.Compare(check, [.. then.Probes, .. now.Probes]));
        Assert.Equal(TwoSides.OnlyBot, LocalComparison.Compare(check, [.. now.Probes, .. then.Probes]));
    }

    [Theory]
    [InlineData(true, TwoSides.OnlyPerson)]
    [InlineData(false, TwoSides.Neither)]
    public void A_name_that_the_bot_does_not_find_is_reached_by_it_at_no_port(bool reachable, TwoSides sides)
    {
        var check = new LocalCheck("smtp.gmail.com", 587, reachable, null, RedactedText.Empty);
        var report = Case(check, PortOutcome.Completed, encrypted: true).Probes[0] with { Addresses = [], Ports = [] };

        Assert.Equal(sides, LocalComparison.Compare(check, [report]));
    }

    [Fact]
    public void A_look_at_another_port_is_no_comparison()
    {
        var check = new LocalCheck("smtp.gmail.com", 465, true, null, RedactedText.Empty);

        Assert.Null(LocalComparison.Compare(check, Case(check, PortOutcome.Completed, encrypted: true).Probes));
        Assert.Contains("Check my server", string.Concat(LocalCheckWords.Say(Case(check, PortOutcome.Completed, encrypted: true), Texts.English)), StringComparison.Ordinal);
    }

    private static CaseFile Case(LocalCheck check, PortOutcome outcome, bool encrypted)
    {
        var noon = new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
        var tls = encrypted ? new TlsReport("TLS 1.3", "TLS_AES_256_GCM_SHA384", "CN=smtp.gmail.com", "CN=WR2, O=Google Trust Services, C=US", ["smtp.gmail.com"], noon, noon, Trusted: true) : null;
        var port = new PortReport { Port = 587, Address = "142.250.27.108", Outcome = outcome, Tls = tls };
        return new()
        {
            Id = new("case"),
            OpenedAt = noon,
            LocalChecks = [check],
            Probes = [new("smtp.gmail.com", ["142.250.27.108"], [port], new(null, "", []), noon)],
        };
    }
}
