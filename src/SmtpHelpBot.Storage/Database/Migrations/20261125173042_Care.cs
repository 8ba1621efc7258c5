using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SmtpHelpBot.Storage.Database.Migrations
{
    /// <inheritdoc />
    public partial class Care : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Sightings_Incident",
                table: "Sightings");

            migrationBuilder.AddColumn<long>(
                name: "EndedAt",
                table: "Tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "WaitsSince",
                table: "Tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Person",
                table: "State",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "WrittenOn",
                table: "State",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // What older rows say: of whom the memory is, and since when a ticket waits or is over. It waits where its state is 0 new, 2 waiting for the
            // requester or 4 reopened, unless its last three events are reminders (8 and 9). Memory counts as written today.
            migrationBuilder.Sql(
                """
                UPDATE "State" SET
                    "Person" = CASE WHEN instr("Key", '/users/') > 0 THEN substr("Key", instr("Key", '/users/') + 7) ELSE '' END,
                    "WrittenOn" = CAST(strftime('%s', 'now') AS INTEGER) / 86400;
                UPDATE "Tickets" SET
                    "EndedAt" = CASE WHEN "State" IN (3, 5) THEN coalesce(1000 * CAST(strftime('%s', json_extract("Json", '$.History[#-1].At')) AS INTEGER), "OpenedAt") END,
                    "WaitsSince" = CASE WHEN "State" IN (0, 2, 4)
                        AND NOT (coalesce(json_extract("Json", '$.History[#-1].Event'), 0) IN (8, 9) AND coalesce(json_extract("Json", '$.History[#-2].Event'), 0) IN (8, 9)
                            AND coalesce(json_extract("Json", '$.History[#-3].Event'), 0) IN (8, 9))
                        THEN coalesce(1000 * CAST(strftime('%s', json_extract("Json", '$.History[#-1].At')) AS INTEGER), "OpenedAt") END
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_EndedAt",
                table: "Tickets",
                column: "EndedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_RequesterChannel_RequesterId",
                table: "Tickets",
                columns: new[] { "RequesterChannel", "RequesterId" });

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_State_WaitsSince",
                table: "Tickets",
                columns: new[] { "State", "WaitsSince" });

            migrationBuilder.CreateIndex(
                name: "IX_State_Person",
                table: "State",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_State_WrittenOn",
                table: "State",
                column: "WrittenOn");

            migrationBuilder.CreateIndex(
                name: "IX_Sightings_Incident_At",
                table: "Sightings",
                columns: new[] { "Incident", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_Channel_PersonId",
                table: "Audit",
                columns: new[] { "Channel", "PersonId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tickets_EndedAt",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_RequesterChannel_RequesterId",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_State_WaitsSince",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_State_Person",
                table: "State");

            migrationBuilder.DropIndex(
                name: "IX_State_WrittenOn",
                table: "State");

            migrationBuilder.DropIndex(
                name: "IX_Sightings_Incident_At",
                table: "Sightings");

            migrationBuilder.DropIndex(
                name: "IX_Audit_Channel_PersonId",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "EndedAt",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "WaitsSince",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "Person",
                table: "State");

            migrationBuilder.DropColumn(
                name: "WrittenOn",
                table: "State");

            migrationBuilder.CreateIndex(
                name: "IX_Sightings_Incident",
                table: "Sightings",
                column: "Incident");
        }
    }
}
