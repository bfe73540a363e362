-- trashObject
alter table "ws_main"."deal" drop constraint if exists "ref_fld_000000000022";
alter table "ws_main"."deal" rename to "_trash_obj_000000000002";

-- trashObject
alter table "ws_main"."region" rename to "_trash_obj_000000000003";

-- trashField
alter table "ws_main"."account" drop constraint if exists "ref_fld_000000000012";
drop index "ws_main"."ref_fld_000000000012_idx";
alter table "ws_main"."account" rename column "parent" to "_trash_fld_000000000012";
