using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SmtpHelpBot.Benchmarks.Runs;

/// <summary>Puts another setting in the place of one that the writer asks SQLite for; nothing where none is named.</summary>
internal sealed class OtherPragma(string usual, string other) : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText == $"PRAGMA {usual}")
        {
            command.CommandText = $"PRAGMA {other}";
        }

        return ValueTask.FromResult(result);
    }
}
