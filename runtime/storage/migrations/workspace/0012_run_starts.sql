CREATE TABLE "__ws__"."_event" (
	"change" bigint NOT NULL,
	"record" uuid
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_start" (
	"id" uuid PRIMARY KEY NOT NULL,
	"flow" text NOT NULL,
	"version" uuid NOT NULL,
	"node" text NOT NULL,
	"object" text,
	"record" uuid,
	"occasion" text NOT NULL,
	"started_by" uuid,
	"cause" jsonb NOT NULL,
	"vars" jsonb NOT NULL,
	"until" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "_start_occasion" UNIQUE("flow","occasion")
);
--> statement-breakpoint
ALTER TABLE "__ws__"."_run" DROP CONSTRAINT "_run_event";--> statement-breakpoint
ALTER TABLE "__ws__"."_run" ALTER COLUMN "object" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "__ws__"."_task" ALTER COLUMN "object" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "__ws__"."_run" ADD COLUMN "occasion" text NOT NULL;--> statement-breakpoint
CREATE INDEX "_event_change" ON "__ws__"."_event" USING btree ("change");--> statement-breakpoint
CREATE INDEX "_event_record" ON "__ws__"."_event" USING btree ("record","change");--> statement-breakpoint
CREATE INDEX "_start_record" ON "__ws__"."_start" USING btree ("flow","record","id");--> statement-breakpoint
CREATE INDEX "_run_flow" ON "__ws__"."_run" USING btree ("flow","id");--> statement-breakpoint
CREATE INDEX "_run_starter" ON "__ws__"."_run" USING btree ("started_by","id");--> statement-breakpoint
ALTER TABLE "__ws__"."_run" DROP COLUMN "event";--> statement-breakpoint
ALTER TABLE "__ws__"."_run" ADD CONSTRAINT "_run_occasion" UNIQUE("flow","occasion");