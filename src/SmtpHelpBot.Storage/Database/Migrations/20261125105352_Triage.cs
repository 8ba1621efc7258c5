using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SmtpHelpBot.Storage.Database.Migrations
{
    /// <inheritdoc />
    public partial class Triage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Cause",
                table: "Tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ClaimedAt",
                table: "Tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClaimerId",
                table: "Tickets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "OpenedAt",
                table: "Tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Provider",
                table: "Tickets",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "RequesterName",
                table: "Tickets",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "ResolvedAt",
                table: "Tickets",
                type: "INTEGER",
                nullable: true);

            // What the tickets of older files say in their JSON; an event is its number there (1 claimed, 4 resolved), a state too (3 resolved).
            migrationBuilder.Sql(
                """
                UPDATE "Tickets" SET
                    "RequesterName" = lower(coalesce(json_extract("Json", '$.Requester.Name'), '')),
                    "Provider" = lower(coalesce(json_extract("Json", '$.Case.Provider'), '')),
                    "ClaimerId" = json_extract("Json", '$.Claimer.Id'),
                    "Cause" = json_extract("Json", '$.Resolution'),
                    "OpenedAt" = coalesce(1000 * CAST(strftime('%s', json_extract("Json", '$.OpenedAt')) AS INTEGER), 0),
                    "ClaimedAt" = (SELECT 1000 * CAST(strftime('%s', json_extract(entry.value, '$.At')) AS INTEGER)
                        FROM json_each("Tickets"."Json", '$.History') AS entry WHERE json_extract(entry.value, '$.Event') = 1 ORDER BY entry.key LIMIT 1),
                    "ResolvedAt" = (SELECT 1000 * CAST(strftime('%s', json_extract(entry.value, '$.At')) AS INTEGER)
                        FROM json_each("Tickets"."Json", '$.History') AS entry WHERE "Tickets"."State" = 3 AND json_extract(entry.value, '$.Event') = 4 ORDER BY entry.key DESC LIMIT 1)
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_OpenedAt",
                table: "Tickets",
                column: "OpenedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_State_Number",
                table: "Tickets",
                columns: new[] { "State", "Number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tickets_OpenedAt",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_State_Number",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "Cause",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "ClaimedAt",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "ClaimerId",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "OpenedAt",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "Provider",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "RequesterName",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "ResolvedAt",
                table: "Tickets");
        }
    }
}
