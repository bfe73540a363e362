CREATE TABLE "__ws__"."_notification" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person" uuid NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"message" text,
	"object" text,
	"record" uuid,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"read_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE INDEX "_notification_person" ON "__ws__"."_notification" USING btree ("person","id");--> statement-breakpoint
CREATE INDEX "_notification_unread" ON "__ws__"."_notification" USING btree ("person") WHERE read_at is null;