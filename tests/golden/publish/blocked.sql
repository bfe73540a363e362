-- retypeField (blocked: publish.retype-unsafe)
alter table "ws_main"."account" alter column "size" type boolean using "size"::boolean;

-- renameObject
alter table "ws_main"."region" rename to "area";

-- trashField
alter table "ws_main"."area" rename column "name" to "_trash_fld_000000000041";

-- addField (blocked: publish.name-freed)
alter table "ws_main"."area" add column "name" text COLLATE "C";

-- setDefinition

-- createObject (blocked: publish.name-freed)
create table "ws_main"."region" (
  "id" uuid not null,
  "version" integer not null default 1,
  "created_at" timestamp(3) with time zone not null default now(),
  "created_by" uuid,
  "updated_at" timestamp(3) with time zone not null default now(),
  "updated_by" uuid,
  "owner" uuid,
  "record_type" text COLLATE "C",
  "deleted_at" timestamp(3) with time zone,
  "_delete_group" uuid,
  "_search" text COLLATE "C" not null default '',
  "name" text COLLATE "C",
  constraint "pk_obj_000000000005" primary key (id)
);
create index "own_obj_000000000005" on "ws_main"."region" ("owner", "id");
create index "bin_obj_000000000005" on "ws_main"."region" ("_delete_group") where deleted_at is not null;
create index "search_obj_000000000005" on "ws_main"."region" using gin ("_search" gin_trgm_ops);
