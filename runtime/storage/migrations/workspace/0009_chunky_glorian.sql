CREATE TABLE "__ws__"."_activation" (
	"run" uuid NOT NULL,
	"id" integer NOT NULL,
	"split" text NOT NULL,
	"outer" integer,
	"expected" integer NOT NULL,
	"arrived" integer NOT NULL,
	"dead" integer NOT NULL,
	"fired" boolean NOT NULL,
	CONSTRAINT "_activation_run_id_pk" PRIMARY KEY("run","id")
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_flow_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"flow" text NOT NULL,
	"number" integer NOT NULL,
	"hash" text NOT NULL,
	"body" jsonb NOT NULL,
	"release" integer NOT NULL,
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "_flow_version_number" UNIQUE("flow","number")
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_inbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "__ws__"."_inbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"run" uuid NOT NULL,
	"key" text NOT NULL,
	"row" jsonb NOT NULL,
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"taken_at" timestamp(3) with time zone,
	CONSTRAINT "_inbox_key" UNIQUE("run","key")
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_incident" (
	"id" uuid PRIMARY KEY NOT NULL,
	"run" uuid NOT NULL,
	"token" integer NOT NULL,
	"node" text NOT NULL,
	"code" text NOT NULL,
	"params" jsonb NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"ended_at" timestamp(3) with time zone,
	"ended_by" uuid
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_outbox" (
	"run" uuid NOT NULL,
	"key" text NOT NULL,
	"node" text NOT NULL,
	"wait" integer,
	"effect" jsonb NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp(3) with time zone NOT NULL,
	"lease_until" timestamp(3) with time zone,
	"problem" jsonb,
	CONSTRAINT "_outbox_run_key_pk" PRIMARY KEY("run","key")
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_run" (
	"id" uuid PRIMARY KEY NOT NULL,
	"flow" text NOT NULL,
	"version" uuid NOT NULL,
	"object" text NOT NULL,
	"record" uuid,
	"status" text NOT NULL,
	"state" jsonb NOT NULL,
	"rev" integer DEFAULT 0 NOT NULL,
	"ready" boolean DEFAULT true NOT NULL,
	"started_by" uuid,
	"started_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp(3) with time zone,
	"event" bigint,
	"cause" jsonb NOT NULL,
	CONSTRAINT "_run_event" UNIQUE("flow","event")
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_history" (
	"run" uuid NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"node" text NOT NULL,
	"token" integer NOT NULL,
	"edge" text,
	"activation" integer,
	"visit" integer NOT NULL,
	"state" text NOT NULL,
	"by" uuid,
	"data" jsonb,
	CONSTRAINT "_history_run_seq_pk" PRIMARY KEY("run","seq")
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_task" (
	"id" uuid PRIMARY KEY NOT NULL,
	"run" uuid NOT NULL,
	"wait" integer NOT NULL,
	"key" text NOT NULL,
	"node" text NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"rev" integer DEFAULT 1 NOT NULL,
	"object" text NOT NULL,
	"record" uuid,
	"assignee" uuid NOT NULL,
	"on_behalf_of" uuid,
	"due_at" timestamp(3) with time zone,
	"opened_at" timestamp(3) with time zone NOT NULL,
	"ended_at" timestamp(3) with time zone,
	"decision" text,
	"comment" text,
	"decided_by" uuid,
	"request" text,
	CONSTRAINT "_task_key" UNIQUE("run","wait","key")
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_timer" (
	"run" uuid NOT NULL,
	"wait" integer NOT NULL,
	"key" text NOT NULL,
	"due_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "_timer_run_wait_key_pk" PRIMARY KEY("run","wait","key")
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_token" (
	"run" uuid NOT NULL,
	"id" integer NOT NULL,
	"node" text NOT NULL,
	"edge" text,
	"activation" integer,
	"state" text NOT NULL,
	"seq" integer NOT NULL,
	"visit" integer NOT NULL,
	"since" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "_token_run_id_pk" PRIMARY KEY("run","id")
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_wait" (
	"run" uuid NOT NULL,
	"id" integer NOT NULL,
	"token" integer NOT NULL,
	"node" text NOT NULL,
	"kind" text NOT NULL,
	"state" jsonb NOT NULL,
	"tasks" jsonb NOT NULL,
	"timers" jsonb NOT NULL,
	CONSTRAINT "_wait_run_id_pk" PRIMARY KEY("run","id")
);
--> statement-breakpoint
CREATE INDEX "_inbox_unread" ON "__ws__"."_inbox" USING btree ("run","id") WHERE taken_at is null;--> statement-breakpoint
CREATE INDEX "_incident_open" ON "__ws__"."_incident" USING btree ("at") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "_incident_run" ON "__ws__"."_incident" USING btree ("run");--> statement-breakpoint
CREATE INDEX "_outbox_open" ON "__ws__"."_outbox" USING btree ("next_at") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "_run_ready" ON "__ws__"."_run" USING btree ("started_at") WHERE ready;--> statement-breakpoint
CREATE INDEX "_run_record" ON "__ws__"."_run" USING btree ("record","started_at");--> statement-breakpoint
CREATE INDEX "_run_open" ON "__ws__"."_run" USING btree ("flow","started_at") WHERE status in ('running', 'suspended');--> statement-breakpoint
CREATE INDEX "_task_open" ON "__ws__"."_task" USING btree ("assignee","opened_at") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "_task_record" ON "__ws__"."_task" USING btree ("record");--> statement-breakpoint
CREATE INDEX "_timer_due" ON "__ws__"."_timer" USING btree ("due_at");