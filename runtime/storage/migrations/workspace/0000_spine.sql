CREATE TABLE "__ws__"."_change" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "__ws__"."_change_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"release" integer NOT NULL,
	"actor" uuid,
	"cause" jsonb NOT NULL,
	"object" text NOT NULL,
	"record" uuid,
	"version" integer,
	"op" text NOT NULL,
	"changed" jsonb NOT NULL,
	"bulk" jsonb
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_counter" (
	"field" text NOT NULL,
	"period" text NOT NULL,
	"value" bigint NOT NULL,
	CONSTRAINT "_counter_field_period_pk" PRIMARY KEY("field","period")
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_definition" (
	"hash" text PRIMARY KEY NOT NULL,
	"body" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_department" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"name" text NOT NULL,
	"parent" uuid,
	"head" uuid
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_draft" (
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"body" jsonb,
	"revision" integer NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "_draft_kind_id_pk" PRIMARY KEY("kind","id")
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_draft_revision" (
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"revision" integer NOT NULL,
	"body" jsonb,
	"command" text,
	"by" uuid NOT NULL,
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "_draft_revision_kind_id_revision_pk" PRIMARY KEY("kind","id","revision")
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"size" bigint NOT NULL,
	"type" text NOT NULL,
	"key" text NOT NULL,
	"by" uuid NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_import_key" (
	"job" uuid NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "_import_key_job_hash_pk" PRIMARY KEY("job","hash")
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_import_mapping" (
	"object" text NOT NULL,
	"header" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "_import_mapping_object_header_pk" PRIMARY KEY("object","header")
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_job" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"by" uuid NOT NULL,
	"input" jsonb NOT NULL,
	"about" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"cursor" jsonb,
	"done" bigint DEFAULT 0 NOT NULL,
	"total" bigint,
	"counts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"result" jsonb,
	"problem" jsonb,
	"attempt" integer DEFAULT 0 NOT NULL,
	"stalled" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp(3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp(3) with time zone,
	"finished_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_job_rejection" (
	"job" uuid NOT NULL,
	"line" bigint NOT NULL,
	"cells" jsonb NOT NULL,
	"issues" jsonb NOT NULL,
	CONSTRAINT "_job_rejection_job_line_pk" PRIMARY KEY("job","line")
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_live" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"number" integer NOT NULL,
	"rights" integer DEFAULT 0 NOT NULL,
	"settings" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"account" text,
	"name" text NOT NULL,
	"email" text,
	"phone" text,
	"login" text,
	"employee_code" text,
	"job_title" text,
	"manager" uuid,
	"department" uuid,
	"other_departments" uuid[] DEFAULT '{}' NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"zone" text DEFAULT 'UTC' NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"_search" text DEFAULT '' NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_person_role" (
	"person" uuid NOT NULL,
	"role" text NOT NULL,
	"by" uuid,
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "_person_role_person_role_pk" PRIMARY KEY("person","role")
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_release" (
	"number" integer PRIMARY KEY NOT NULL,
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"by" uuid,
	"note" text DEFAULT '' NOT NULL,
	"digest" text NOT NULL,
	"contents" jsonb NOT NULL,
	"diff" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_settings" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"values" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_trash" (
	"id" text PRIMARY KEY NOT NULL,
	"object" text NOT NULL,
	"body" jsonb NOT NULL,
	"details" jsonb NOT NULL,
	"release" integer NOT NULL,
	"by" uuid,
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "_change_record" ON "__ws__"."_change" USING btree ("record","seq");--> statement-breakpoint
CREATE INDEX "_change_group" ON "__ws__"."_change" USING btree ((bulk->>'group')) WHERE bulk->>'group' is not null;--> statement-breakpoint
CREATE INDEX "_change_range" ON "__ws__"."_change" USING btree ("object",((bulk->>'first')::uuid)) WHERE bulk->>'first' is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "_draft_name" ON "__ws__"."_draft" USING btree ("kind","name");--> statement-breakpoint
CREATE INDEX "_draft_revision_command" ON "__ws__"."_draft_revision" USING btree ("command") WHERE command is not null;--> statement-breakpoint
CREATE INDEX "_job_open" ON "__ws__"."_job" USING btree ("created_at") WHERE state in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "_job_by" ON "__ws__"."_job" USING btree ("by","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "_person_account" ON "__ws__"."_person" USING btree ("account") WHERE account is not null;