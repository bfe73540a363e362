-- restoreField
alter table "ws_main"."account" rename column "_trash_fld_000000000013" to "region_name";

-- restoreField
alter table "ws_main"."account" rename column "_trash_fld_000000000014" to "head";

-- setRequired
alter table "ws_main"."account" add constraint "req_fld_000000000013" check (deleted_at is not null or "region_name" is not null);

-- restoreObject
alter table "ws_main"."_trash_obj_000000000002" rename to "offer";

-- trashField
alter table "ws_main"."offer" drop constraint "req_fld_000000000023";
alter table "ws_main"."offer" rename column "worth" to "_trash_fld_000000000023";

-- renameField
alter table "ws_main"."offer" rename column "name" to "title";

-- when all tables are there
update "ws_main"."account" as record set "head" = null where "head" is not null and not exists (select from "ws_main"."account" as target where target.id = record."head");
alter table "ws_main"."account" add constraint "ref_fld_000000000014" foreign key ("head") references "ws_main"."account" (id);
create index "ref_fld_000000000014_idx" on "ws_main"."account" ("head");
update "ws_main"."offer" as record set "account" = null where "account" is not null and not exists (select from "ws_main"."account" as target where target.id = record."account");
alter table "ws_main"."offer" add constraint "ref_fld_000000000022" foreign key ("account") references "ws_main"."account" (id);
