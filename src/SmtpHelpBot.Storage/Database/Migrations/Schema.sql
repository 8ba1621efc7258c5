CREATE TABLE "__EFMigrationsLock" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY,
    "Timestamp" TEXT NOT NULL
);
CREATE TABLE "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
CREATE TABLE "Cards" (
    "Lane" TEXT NOT NULL,
    "CardKey" TEXT NOT NULL,
    "ActivityId" TEXT NOT NULL,
    "SentAt" INTEGER NOT NULL,
    CONSTRAINT "PK_Cards" PRIMARY KEY ("Lane", "CardKey")
);
CREATE TABLE "Counters" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_Counters" PRIMARY KEY,
    "Value" INTEGER NOT NULL
);
CREATE TABLE "DeadLetters" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_DeadLetters" PRIMARY KEY AUTOINCREMENT,
    "Kind" INTEGER NOT NULL,
    "Lane" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "At" INTEGER NOT NULL
, "CardKey" TEXT NULL, "InboxId" INTEGER NULL, "PostKind" INTEGER NULL);
CREATE TABLE "Inbox" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Inbox" PRIMARY KEY AUTOINCREMENT,
    "Channel" TEXT NOT NULL,
    "Scope" TEXT NOT NULL,
    "Conversation" TEXT NOT NULL,
    "ActivityType" TEXT NOT NULL,
    "ActivityId" TEXT NOT NULL,
    "Envelope" TEXT NOT NULL,
    "State" INTEGER NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "ReceivedAt" INTEGER NOT NULL
);
CREATE TABLE "Jobs" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Jobs" PRIMARY KEY AUTOINCREMENT,
    "Order" TEXT NOT NULL,
    "LeasedUntil" INTEGER NOT NULL,
    "Attempts" INTEGER NOT NULL
);
CREATE TABLE "Outbox" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Outbox" PRIMARY KEY AUTOINCREMENT,
    "Lane" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "CardKey" TEXT NOT NULL,
    "Activity" TEXT NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "CreatedAt" INTEGER NOT NULL
, "Trace" TEXT NULL);
CREATE TABLE "Rooms" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Rooms" PRIMARY KEY AUTOINCREMENT,
    "Channel" TEXT NOT NULL,
    "Conversation" TEXT NOT NULL,
    "Reference" TEXT NOT NULL
);
CREATE TABLE "State" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_State" PRIMARY KEY,
    "Json" TEXT NOT NULL
, "Person" TEXT NOT NULL DEFAULT '', "WrittenOn" INTEGER NOT NULL DEFAULT 0);
CREATE TABLE "Tickets" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_Tickets" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "State" INTEGER NOT NULL,
    "RequesterChannel" TEXT NOT NULL,
    "RequesterConversation" TEXT NOT NULL,
    "RequesterId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Json" TEXT NOT NULL
, "Cause" INTEGER NULL, "ClaimedAt" INTEGER NULL, "ClaimerId" TEXT NULL, "OpenedAt" INTEGER NOT NULL DEFAULT 0, "Provider" TEXT NOT NULL DEFAULT '', "RequesterName" TEXT NOT NULL DEFAULT '', "ResolvedAt" INTEGER NULL, "Incident" INTEGER NULL, "EndedAt" INTEGER NULL, "WaitsSince" INTEGER NULL);
CREATE INDEX "IX_Cards_SentAt" ON "Cards" ("SentAt");
CREATE UNIQUE INDEX "IX_Inbox_Channel_Scope_Conversation_ActivityType_ActivityId" ON "Inbox" ("Channel", "Scope", "Conversation", "ActivityType", "ActivityId");
CREATE INDEX "IX_Inbox_State_Id" ON "Inbox" ("State", "Id");
CREATE INDEX "IX_Jobs_LeasedUntil" ON "Jobs" ("LeasedUntil");
CREATE UNIQUE INDEX "IX_Rooms_Channel_Conversation" ON "Rooms" ("Channel", "Conversation");
CREATE UNIQUE INDEX "IX_Tickets_CaseId" ON "Tickets" ("CaseId");
CREATE INDEX "IX_Tickets_RequesterChannel_RequesterConversation_RequesterId_State" ON "Tickets" ("RequesterChannel", "RequesterConversation", "RequesterId", "State");
CREATE INDEX "IX_Tickets_OpenedAt" ON "Tickets" ("OpenedAt");
CREATE INDEX "IX_Tickets_State_Number" ON "Tickets" ("State", "Number");
CREATE TABLE "Audit" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Audit" PRIMARY KEY AUTOINCREMENT,
    "At" INTEGER NOT NULL,
    "Channel" TEXT NOT NULL,
    "Conversation" TEXT NOT NULL,
    "PersonId" TEXT NOT NULL,
    "PersonName" TEXT NOT NULL,
    "Action" TEXT NOT NULL,
    "Ticket" INTEGER NULL,
    "Why" INTEGER NOT NULL
);
CREATE TABLE "Incidents" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_Incidents" PRIMARY KEY,
    "OpenAt" TEXT NULL,
    "OpenedAt" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "Json" TEXT NOT NULL
);
CREATE TABLE "Sightings" (
    "Provider" TEXT NOT NULL,
    "Channel" TEXT NOT NULL,
    "PersonId" TEXT NOT NULL,
    "Conversation" TEXT NOT NULL,
    "Reference" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Incident" INTEGER NULL,
    CONSTRAINT "PK_Sightings" PRIMARY KEY ("Provider", "Channel", "PersonId")
);
CREATE TABLE "TicketWords" (
    "Word" TEXT NOT NULL,
    "Ticket" INTEGER NOT NULL,
    CONSTRAINT "PK_TicketWords" PRIMARY KEY ("Word", "Ticket")
);
CREATE INDEX "IX_Tickets_Incident" ON "Tickets" ("Incident");
CREATE INDEX "IX_Audit_At" ON "Audit" ("At");
CREATE UNIQUE INDEX "IX_Incidents_OpenAt" ON "Incidents" ("OpenAt");
CREATE INDEX "IX_Sightings_Channel_PersonId" ON "Sightings" ("Channel", "PersonId");
CREATE INDEX "IX_Sightings_Provider_At" ON "Sightings" ("Provider", "At");
CREATE INDEX "IX_TicketWords_Ticket" ON "TicketWords" ("Ticket");
CREATE INDEX "IX_Tickets_EndedAt" ON "Tickets" ("EndedAt");
CREATE INDEX "IX_Tickets_RequesterChannel_RequesterId" ON "Tickets" ("RequesterChannel", "RequesterId");
CREATE INDEX "IX_Tickets_State_WaitsSince" ON "Tickets" ("State", "WaitsSince");
CREATE INDEX "IX_State_Person" ON "State" ("Person");
CREATE INDEX "IX_State_WrittenOn" ON "State" ("WrittenOn");
CREATE INDEX "IX_Sightings_Incident_At" ON "Sightings" ("Incident", "At");
CREATE INDEX "IX_Audit_Channel_PersonId" ON "Audit" ("Channel", "PersonId");
INSERT INTO __EFMigrationsHistory VALUES ('20261124144509_Initial', '10.0.15');
INSERT INTO __EFMigrationsHistory VALUES ('20261125105352_Triage', '10.0.15');
INSERT INTO __EFMigrationsHistory VALUES ('20261125140525_Crowd', '10.0.15');
INSERT INTO __EFMigrationsHistory VALUES ('20261125142402_DeadLetters', '10.0.15');
INSERT INTO __EFMigrationsHistory VALUES ('20261125173042_Care', '10.0.15');
INSERT INTO __EFMigrationsHistory VALUES ('20261125204846_Traces', '10.0.15');
INSERT INTO __EFMigrationsHistory VALUES ('20261126031500_Experts', '10.0.15');
