CREATE SCHEMA "tessera";
--> statement-breakpoint
CREATE TABLE "tessera"."workspace_activity" (
	"workspace" text PRIMARY KEY NOT NULL,
	"active_until" timestamp(3) with time zone NOT NULL,
	"next_due" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "tessera"."workspace_member" (
	"account" text NOT NULL,
	"workspace" text NOT NULL,
	"person" uuid NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "workspace_member_account_workspace_pk" PRIMARY KEY("account","workspace")
);
--> statement-breakpoint
CREATE TABLE "tessera"."workspace" (
	"slug" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"migration" integer NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tessera"."account" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"login" text,
	"phone" text,
	"national_phone" text,
	"installation_admin" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_email_unique" UNIQUE("email"),
	CONSTRAINT "account_login_unique" UNIQUE("login"),
	CONSTRAINT "account_phone_unique" UNIQUE("phone")
);
--> statement-breakpoint
CREATE TABLE "tessera"."credential" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tessera"."one_time_link" (
	"hash" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"account" text,
	"workspace" text,
	"person" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tessera"."rate_limit" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tessera"."session" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"token" text NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "tessera"."verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "tessera"."credential" ADD CONSTRAINT "credential_user_id_account_id_fk" FOREIGN KEY ("user_id") REFERENCES "tessera"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tessera"."one_time_link" ADD CONSTRAINT "one_time_link_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "tessera"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tessera"."session" ADD CONSTRAINT "session_user_id_account_id_fk" FOREIGN KEY ("user_id") REFERENCES "tessera"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "workspace_member_workspace" ON "tessera"."workspace_member" USING btree ("workspace");--> statement-breakpoint
CREATE INDEX "account_national_phone" ON "tessera"."account" USING btree ("national_phone");--> statement-breakpoint
CREATE INDEX "credential_user" ON "tessera"."credential" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "credential_provider" ON "tessera"."credential" USING btree ("provider_id","account_id");--> statement-breakpoint
CREATE INDEX "one_time_link_account" ON "tessera"."one_time_link" USING btree ("account");--> statement-breakpoint
CREATE INDEX "session_user" ON "tessera"."session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "tessera"."verification" USING btree ("identifier");