CREATE TABLE "__ws__"."_date_start" (
	"flow" text NOT NULL,
	"record" uuid NOT NULL,
	"due_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "_date_start_flow_record_pk" PRIMARY KEY("flow","record")
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_hook" (
	"flow" text PRIMARY KEY NOT NULL,
	"generation" integer DEFAULT 1 NOT NULL,
	"rotated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"rotated_by" uuid
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_hook_call" (
	"id" uuid PRIMARY KEY NOT NULL,
	"flow" text NOT NULL,
	"key" text NOT NULL,
	"body" text NOT NULL,
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"taken_at" timestamp(3) with time zone,
	"run" uuid,
	CONSTRAINT "_hook_call_key" UNIQUE("flow","key")
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_time_trigger" (
	"flow" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"next_at" timestamp(3) with time zone,
	"occurrence" timestamp(3) with time zone,
	"after" uuid
);
--> statement-breakpoint
ALTER TABLE "__ws__"."_run" ADD COLUMN "parent" uuid;--> statement-breakpoint
ALTER TABLE "__ws__"."_run" ADD COLUMN "parent_wait" integer;--> statement-breakpoint
CREATE INDEX "_date_start_due" ON "__ws__"."_date_start" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "_hook_call_open" ON "__ws__"."_hook_call" USING btree ("id") WHERE taken_at is null;--> statement-breakpoint
CREATE INDEX "_hook_call_at" ON "__ws__"."_hook_call" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "_run_parent" ON "__ws__"."_run" USING btree ("parent","parent_wait") WHERE parent is not null;