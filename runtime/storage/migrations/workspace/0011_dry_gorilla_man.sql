CREATE TABLE "__ws__"."_substitute" (
	"person" uuid PRIMARY KEY NOT NULL,
	"who" uuid NOT NULL,
	"from" date NOT NULL,
	"until" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_task_answer" (
	"task" uuid NOT NULL,
	"request" text NOT NULL,
	"run" uuid NOT NULL,
	"node" text NOT NULL,
	"key" text NOT NULL,
	"rev" integer NOT NULL,
	"decision" text NOT NULL,
	"by" uuid NOT NULL,
	"comment" text,
	"to" uuid,
	"return_to" text,
	"at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "_task_answer_task_request_pk" PRIMARY KEY("task","request")
);
--> statement-breakpoint
ALTER TABLE "__ws__"."_notification" ADD COLUMN "task" uuid;--> statement-breakpoint
ALTER TABLE "__ws__"."_task" ADD COLUMN "urged_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "__ws__"."_task" ADD COLUMN "locks" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "__ws__"."_task" ADD COLUMN "changed_at" timestamp(3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
CREATE INDEX "_substitute_who" ON "__ws__"."_substitute" USING btree ("who");--> statement-breakpoint
CREATE INDEX "_task_answer_run" ON "__ws__"."_task_answer" USING btree ("run","at");--> statement-breakpoint
CREATE INDEX "_task_answer_by" ON "__ws__"."_task_answer" USING btree ("by","at");--> statement-breakpoint
CREATE INDEX "_task_mine" ON "__ws__"."_task" USING btree ("assignee","kind","opened_at");--> statement-breakpoint
CREATE INDEX "_task_changed" ON "__ws__"."_task" USING btree ("changed_at");