using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SmtpHelpBot.Benchmarks.Runs;

/// <summary>Puts another value in the place of the one that the writer asks the disk for.</summary>
internal sealed class Synchronous(string value) : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        command.CommandText = command.CommandText.Replace("synchronous=FULL", $"synchronous={value}", StringComparison.Ordinal);
        return ValueTask.FromResult(result);
    }
}
