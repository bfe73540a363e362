CREATE TABLE "__ws__"."_export" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"by" uuid NOT NULL,
	"object" text NOT NULL,
	"label" jsonb NOT NULL,
	"format" text NOT NULL,
	"mode" text NOT NULL,
	"personal" jsonb NOT NULL,
	"reason" text,
	"rows" bigint,
	"file" uuid
);
--> statement-breakpoint
CREATE INDEX "_export_at" ON "__ws__"."_export" USING btree ("at","id");