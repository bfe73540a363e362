CREATE TABLE "__ws__"."_hook_signature" (
	"flow" text NOT NULL,
	"signature" text NOT NULL,
	"call" uuid NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "_hook_signature_flow_signature_pk" PRIMARY KEY("flow","signature")
);
--> statement-breakpoint
CREATE INDEX "_hook_signature_at" ON "__ws__"."_hook_signature" USING btree ("at");