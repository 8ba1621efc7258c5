using SmtpHelpBot.Commands.Export;

namespace SmtpHelpBot.Tests.Commands;

public sealed class CsvTests
{
    private static readonly TicketLine Line = new(7, "Claimed", "Anna", "Emil", "two_factor", "gmail", new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero), null, null);

    [Fact]
    public void A_ticket_is_one_line_under_the_names_of_its_columns()
    {
        Assert.Equal("7,Claimed,Anna,Emil,two_factor,gmail,2026-11-24T12:00:00Z,,", Csv.Line(Line.Cells()));
        Assert.Equal(TicketLine.Head.Split(','), typeof(TicketLine).GetProperties().Select(column => column.Name));
        Assert.Equal(AuditLine.Head.Split(','), typeof(AuditLine).GetProperties().Select(column => column.Name));
    }

    [Theory]
    [InlineData("Ott, Anna", "\"Ott, Anna\"")]
    [InlineData("Anna \"Otto\"", "\"Anna \"\"Otto\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=HYPERLINK(\"http://evil\")", "\"'=HYPERLINK(\"\"http://evil\"\")\"")]
    [InlineData("@SUM(1)", "'@SUM(1)")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("\n=1+1", "\"\n'=1+1\"")]
    [InlineData("\ta", "'\ta")]
    [InlineData("x;=cmd|' /C calc'!A0;y", "x;'=cmd|' /C calc'!A0;y")]
    [InlineData("x; \"=1+1\";-2", "\"x; \"\"'=1+1\"\";'-2\"")]
    [InlineData("x\t@SUM(1)", "x\t'@SUM(1)")]
    [InlineData("x\n＝1+1", "\"x\n'＝1+1\"")]
    [InlineData("Anna-Lena; a+b", "Anna-Lena; a+b")]
    public void A_name_breaks_no_line_and_is_no_formula(string name, string cell) =>
        Assert.Equal($"7,Claimed,{cell},Emil,two_factor,gmail,2026-11-24T12:00:00Z,,", Csv.Line((Line with { Requester = name }).Cells()));
}
