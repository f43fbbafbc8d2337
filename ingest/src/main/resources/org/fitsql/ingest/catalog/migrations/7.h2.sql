-- 7: which files are settled, so that a nightly pass asks for one number a branch; what is asked often
alter table "files" add column "settled" bigint comment 'digest of a file that needs nothing while it stays as it is, NULL: look at it, 0: vanished';
update "files" set "settled" = 0 where "state" = 'vanished';
create index "files_branch_settled" on "files" ("branch", "settled");
drop index "files_branch";
create index "observation_facts_filters_exptime" on "observation_facts" ("filters", "exptime");
create index "observation_facts_pi" on "observation_facts" ("pi");
create index "files_state_size" on "files" ("state", "size");
drop index "files_state";
drop index "hdus_extname";
