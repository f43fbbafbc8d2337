-- 5: proposal types and release dates from a list
alter table "master" add column "release_date" timestamp(6) comment 'when its data become public, NULL where it is not known';
create table "proposals" (
  "proposid" bigint not null comment 'proposal number, 0 where the entry is about one observation',
  "rootname" varchar(64) not null comment 'rootname of the observation, empty where it is about a proposal',
  "proposal_type" varchar(64) comment 'proposal type, NULL where the list does not know it',
  "release_date" timestamp(6) comment 'when the data become public, NULL where the list does not know it',
  "line" bigint comment 'line of the list when it was added or changed last',
  "changed" timestamp(6) comment 'when it was added or changed last',
  "run" varchar(64) comment 'run that added or changed it',
  primary key ("proposid",
  "rootname"));
comment on table "proposals" is 'One row per entry of the proposal list that was given last';
