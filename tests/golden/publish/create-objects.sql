-- createObject
create table "ws_main"."deal" (
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
  "notes" text COLLATE "C",
  "mail" text COLLATE "C",
  "tel" text COLLATE "C",
  "site" text COLLATE "C",
  "seats" bigint,
  "weight" numeric,
  "amount" numeric,
  "chance" numeric,
  "active" boolean,
  "due" date,
  "met" timestamp(3) with time zone,
  "stage" text COLLATE "C",
  "account" uuid,
  "seller" uuid,
  "number" text COLLATE "C",
  constraint "pk_obj_000000000002" primary key (id),
  constraint "req_fld_000000000021" check (deleted_at is not null or "name" is not null)
);
create index "own_obj_000000000002" on "ws_main"."deal" ("owner", "id");
create index "bin_obj_000000000002" on "ws_main"."deal" ("_delete_group") where deleted_at is not null;
create index "search_obj_000000000002" on "ws_main"."deal" using gin ("_search" gin_trgm_ops);
create unique index "unq_000000000001" on "ws_main"."deal" ("number") where deleted_at is null;
create index "idx_000000000001" on "ws_main"."deal" ("stage", "due", "id") where deleted_at is null;

-- createObject
create table "ws_main"."account" (
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
  "parent" uuid,
  constraint "pk_obj_000000000001" primary key (id),
  constraint "req_fld_000000000011" check (deleted_at is not null or "name" is not null)
);
create index "own_obj_000000000001" on "ws_main"."account" ("owner", "id");
create index "bin_obj_000000000001" on "ws_main"."account" ("_delete_group") where deleted_at is not null;
create index "search_obj_000000000001" on "ws_main"."account" using gin ("_search" gin_trgm_ops);

-- when all tables are there
alter table "ws_main"."deal" add constraint "ref_fld_000000000034" foreign key ("account") references "ws_main"."account" (id);
create index "ref_fld_000000000034_idx" on "ws_main"."deal" ("account");
alter table "ws_main"."deal" add constraint "ref_fld_000000000035" foreign key ("seller") references "ws_main"."_person" (id);
create index "ref_fld_000000000035_idx" on "ws_main"."deal" ("seller");
alter table "ws_main"."account" add constraint "ref_fld_000000000012" foreign key ("parent") references "ws_main"."account" (id);
create index "ref_fld_000000000012_idx" on "ws_main"."account" ("parent");
