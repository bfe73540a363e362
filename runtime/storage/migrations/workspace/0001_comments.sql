CREATE TABLE "__ws__"."_comment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"edited_at" timestamp(3) with time zone,
	"object" text NOT NULL,
	"record" uuid NOT NULL,
	"author" uuid NOT NULL,
	"body" text NOT NULL,
	"mentions" uuid[] NOT NULL
);
--> statement-breakpoint
CREATE INDEX "_comment_record" ON "__ws__"."_comment" USING btree ("record","id");