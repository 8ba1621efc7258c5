using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SmtpHelpBot.Storage.Database.Migrations
{
    /// <inheritdoc />
    public partial class DeadLetters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "CardKey",
                table: "DeadLetters",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "InboxId",
                table: "DeadLetters",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PostKind",
                table: "DeadLetters",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "CardKey",
                table: "DeadLetters");

            migrationBuilder.DropColumn(
                name: "InboxId",
                table: "DeadLetters");

            migrationBuilder.DropColumn(
                name: "PostKind",
                table: "DeadLetters");
        }
    }
}
