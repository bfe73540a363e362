CREATE TABLE "__ws__"."_task_file" (
	"task" uuid NOT NULL,
	"request" text NOT NULL,
	"file" uuid NOT NULL,
	"place" integer NOT NULL,
	CONSTRAINT "_task_file_task_request_file_pk" PRIMARY KEY("task","request","file")
);
--> statement-breakpoint
CREATE INDEX "_task_file_file" ON "__ws__"."_task_file" USING btree ("file");