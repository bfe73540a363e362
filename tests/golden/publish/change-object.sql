-- renameObject
alter table "ws_main"."account" rename to "customer";

-- dropIndex
drop index "ws_main"."idx_000000000001";

-- trashField
alter table "ws_main"."customer" rename column "old" to "_trash_fld_000000000016";

-- renameField
alter table "ws_main"."customer" rename column "code" to "number";

-- addField
alter table "ws_main"."customer" add column "birthday" date;

-- retypeField

-- retypeField
alter table "ws_main"."customer" alter column "size" type numeric using "size"::numeric;

-- relinkField
alter table "ws_main"."customer" drop constraint if exists "ref_fld_000000000015";

-- dropRequired
alter table "ws_main"."customer" drop constraint "req_fld_000000000011";

-- setRequired
alter table "ws_main"."customer" add constraint "req_fld_000000000012" check (deleted_at is not null or "number" is not null);

-- addUnique
create unique index "unq_000000000002" on "ws_main"."customer" ("name", "birthday") where deleted_at is null;

-- setDefinition

-- when all tables are there
alter table "ws_main"."customer" add constraint "ref_fld_000000000015" foreign key ("region") references "ws_main"."country" (id);
