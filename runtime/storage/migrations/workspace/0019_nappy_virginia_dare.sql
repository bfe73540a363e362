CREATE TABLE "__ws__"."_destination" (
	"host" text PRIMARY KEY NOT NULL,
	"begun" timestamp(3) with time zone[] NOT NULL
);
--> statement-breakpoint
ALTER TABLE "__ws__"."_outbox" ADD COLUMN "destination" text;--> statement-breakpoint
CREATE INDEX "_outbox_waiting" ON "__ws__"."_outbox" USING btree ("destination","next_at") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "_outbox_under_way" ON "__ws__"."_outbox" USING btree ("destination") WHERE state = 'open' and lease_until is not null;--> statement-breakpoint
UPDATE "__ws__"."_outbox" SET "destination" = CASE WHEN "effect"->>'channel' = 'email' THEN 'mailto:'
  ELSE coalesce(lower(substring("effect"->'request'->>'url' from '^[a-zA-Z]+://(?:[^/?#@]*@)?([^/?#]+)')), '') END WHERE "effect"->>'kind' = 'outside';--> statement-breakpoint
UPDATE "__ws__"."_settings" SET "values" = "values" || '{"calls": {"perMinute": 120, "atOnce": 4, "hosts": []}}';
