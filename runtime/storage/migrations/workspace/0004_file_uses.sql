CREATE TABLE "__ws__"."_file_use" (
	"file" uuid NOT NULL,
	"object" text NOT NULL,
	"record" uuid NOT NULL,
	"field" text NOT NULL,
	CONSTRAINT "_file_use_file_record_field_pk" PRIMARY KEY("file","record","field")
);
--> statement-breakpoint
ALTER TABLE "__ws__"."_file_use" ADD CONSTRAINT "_file_use_file__file_id_fk" FOREIGN KEY ("file") REFERENCES "__ws__"."_file"("id") ON DELETE no action ON UPDATE no action;