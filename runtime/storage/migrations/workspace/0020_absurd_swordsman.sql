ALTER TABLE "__ws__"."_task" ADD COLUMN "version" uuid;--> statement-breakpoint
CREATE INDEX "_task_version" ON "__ws__"."_task" USING btree ("version") WHERE version is not null;