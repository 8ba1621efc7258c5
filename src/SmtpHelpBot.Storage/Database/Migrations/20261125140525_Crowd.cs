using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SmtpHelpBot.Storage.Database.Migrations
{
    /// <inheritdoc />
    public partial class Crowd : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Incident",
                table: "Tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Audit",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", nullable: false),
                    Conversation = table.Column<string>(type: "TEXT", nullable: false),
                    PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    PersonName = table.Column<string>(type: "TEXT", nullable: false),
                    Action = table.Column<string>(type: "TEXT", nullable: false),
                    Ticket = table.Column<int>(type: "INTEGER", nullable: true),
                    Why = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Audit", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Incidents",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    OpenAt = table.Column<string>(type: "TEXT", nullable: true),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Incidents", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "Sightings",
                columns: table => new
                {
                    Provider = table.Column<string>(type: "TEXT", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", nullable: false),
                    PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    Conversation = table.Column<string>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Incident = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sightings", x => new { x.Provider, x.Channel, x.PersonId });
                });

            migrationBuilder.CreateTable(
                name: "TicketWords",
                columns: table => new
                {
                    Word = table.Column<string>(type: "TEXT", nullable: false),
                    Ticket = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TicketWords", x => new { x.Word, x.Ticket });
                });

            // Tickets of older files are found by the words of their requester's name, and of their provider's id.
            migrationBuilder.Sql(
                """
                WITH RECURSIVE split("Ticket", "Word", "Rest") AS (
                    SELECT "Number", '', "RequesterName" || ' ' || "Provider" || ' ' FROM "Tickets"
                    UNION ALL
                    SELECT "Ticket", substr("Rest", 1, instr("Rest", ' ') - 1), substr("Rest", instr("Rest", ' ') + 1) FROM split WHERE "Rest" <> '')
                INSERT INTO "TicketWords" ("Word", "Ticket") SELECT DISTINCT "Word", "Ticket" FROM split WHERE "Word" <> '';
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_Incident",
                table: "Tickets",
                column: "Incident");

            migrationBuilder.CreateIndex(
                name: "IX_Audit_At",
                table: "Audit",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Incidents_OpenAt",
                table: "Incidents",
                column: "OpenAt",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Sightings_Channel_PersonId",
                table: "Sightings",
                columns: new[] { "Channel", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Sightings_Incident",
                table: "Sightings",
                column: "Incident");

            migrationBuilder.CreateIndex(
                name: "IX_Sightings_Provider_At",
                table: "Sightings",
                columns: new[] { "Provider", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_TicketWords_Ticket",
                table: "TicketWords",
                column: "Ticket");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Audit");

            migrationBuilder.DropTable(
                name: "Incidents");

            migrationBuilder.DropTable(
                name: "Sightings");

            migrationBuilder.DropTable(
                name: "TicketWords");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_Incident",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "Incident",
                table: "Tickets");
        }
    }
}
