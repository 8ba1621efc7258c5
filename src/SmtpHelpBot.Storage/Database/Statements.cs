using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmtpHelpBot.Storage.Database;

/// <summary>Statements of every turn, sent as they are: through tracked entities they would cost several times as much, at the first message most of all.</summary>
internal static class Statements
{
    /// <summary>Runs an INSERT that ends in <c>RETURNING "Id"</c>, within the open transaction; the id, or null where nothing was inserted.</summary>
    /// <param name="db">The database.</param>
    /// <param name="statement">The statement; what is put into it goes over as parameters.</param>
    public static async Task<long?> InsertAsync(this BotDb db, FormattableString statement)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        var names = new object[statement.ArgumentCount];
        for (var at = 0; at < names.Length; at++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{at}";
            parameter.Value = statement.GetArgument(at) ?? DBNull.Value;
            command.Parameters.Add(parameter);
            names[at] = parameter.ParameterName;
        }

        command.CommandText = string.Format(CultureInfo.InvariantCulture, statement.Format, names);
        return (long?)await command.ExecuteScalarAsync();
    }
}
