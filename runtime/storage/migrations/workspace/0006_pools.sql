CREATE TABLE "__ws__"."_pool_check" (
	"object" text PRIMARY KEY NOT NULL,
	"days" integer NOT NULL,
	"next_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "__ws__"."_pool_notice" (
	"record" uuid PRIMARY KEY NOT NULL,
	"object" text NOT NULL,
	"owner" uuid NOT NULL,
	"idle_since" timestamp(3) with time zone NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"kept" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "__ws__"."_job" ALTER COLUMN "by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "__ws__"."_person" ADD COLUMN "unmailed" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "_pool_notice_object" ON "__ws__"."_pool_notice" USING btree ("object");