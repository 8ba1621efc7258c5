using SmtpHelpBot.Diagnosis.Readers.Origins;

namespace SmtpHelpBot.Diagnosis.Tests.Readers;

/// <summary>A name without a dot that was looked up is told from a sentence about looking up.</summary>
public sealed class BareNameTests
{
    [Theory]
    [InlineData("error: getaddrinfo enotfound mailhub", "enotfound mailhub")]
    [InlineData("getaddrinfo eai_again postfix_relay:587", "eai_again")]
    [InlineData("dial tcp: lookup relay on 10.0.0.53:53: no such host", "tcp: lookup")]
    [InlineData("java.net.unknownhostexception: 'mail01'", "unknownhostexception")]
    [InlineData("could not resolve host mailserver.", "resolve host")]
    public void A_bare_name_is_found_where_the_lookup_is_told(string flat, string told) =>
        Assert.Equal(flat.IndexOf(told, StringComparison.Ordinal), BareNames.FirstIn(flat));

    [Theory]
    [InlineData("error: getaddrinfo enotfound smtp.b.example")]
    [InlineData("could not resolve host: smtp.b.example")]
    [InlineData("unknown host name")]
    [InlineData("could not resolve host for the mail server")]
    [InlineData("enotfound ")]
    [InlineData("")]
    public void A_name_with_a_dot_or_a_sentence_is_none(string flat) => Assert.Null(BareNames.FirstIn(flat));
}
