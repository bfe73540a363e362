CREATE TABLE "__ws__"."_record_member" (
	"record" uuid NOT NULL,
	"person" uuid NOT NULL,
	"object" text NOT NULL,
	"right" text NOT NULL,
	"until" date,
	"by" uuid NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "_record_member_record_person_pk" PRIMARY KEY("record","person")
);
--> statement-breakpoint
CREATE INDEX "_record_member_person" ON "__ws__"."_record_member" USING btree ("person");