CREATE TABLE "__ws__"."_view" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"person" uuid NOT NULL,
	"object" text NOT NULL,
	"label" text NOT NULL,
	"contents" jsonb NOT NULL,
	"shared" text,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "_view_person" ON "__ws__"."_view" USING btree ("person","object");