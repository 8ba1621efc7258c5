using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SmtpHelpBot.Storage.Database.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Experts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Claimed tickets wait too. Of those that were claimed before they did, nothing says since when: the claim is the earliest, and whoever
            // is reminded is looked at once more. One in which an expert was reminded says it already.
            migrationBuilder.Sql("""
                UPDATE "Tickets" SET "WaitsSince" = "ClaimedAt"
                WHERE "State" = 1 AND "WaitsSince" IS NULL AND "ClaimedAt" IS NOT NULL AND "Json" NOT LIKE '%"Event":13,%'
                """);

            // The words by which the work of an expert is found.
            migrationBuilder.Sql("""
                INSERT INTO "TicketWords" ("Word", "Ticket")
                SELECT DISTINCT '"' || (entry.value #>> '{Who,Id}'), ticket."Number" FROM "Tickets" AS ticket,
                    json_array_elements((CASE WHEN strpos(ticket."Json", '\u0000') > 0 THEN '{}' ELSE ticket."Json" END)::json -> 'History') AS entry(value)
                WHERE entry.value #>> '{Who,Id}' NOT IN ('', ticket."RequesterId")
                ON CONFLICT DO NOTHING
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // What was worked out stays right in the version before, which has no use for it.
        }
    }
}
