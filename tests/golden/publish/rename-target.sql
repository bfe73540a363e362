-- renameObject
alter table "ws_main"."account" rename to "customer";

-- setDefinition

-- setDefinition
