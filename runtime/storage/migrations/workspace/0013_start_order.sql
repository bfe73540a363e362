DROP INDEX "__ws__"."_start_record";--> statement-breakpoint
ALTER TABLE "__ws__"."_start" DROP COLUMN "id";--> statement-breakpoint
ALTER TABLE "__ws__"."_start" ADD COLUMN "seq" bigint PRIMARY KEY NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "__ws__"."_start_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
CREATE INDEX "_start_record" ON "__ws__"."_start" USING btree ("flow","record","seq");