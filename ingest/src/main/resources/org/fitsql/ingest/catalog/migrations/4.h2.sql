-- 4: failures have a class and a history; findings; who ran what
alter table "files" add column "next_attempt" timestamp(6) comment 'when it is tried again though it has not changed, NULL: not before it changes';
alter table "files" add column "findings" bigint comment 'rows in findings, NULL where it was never checked';
comment on column "files"."state" is 'ingested, failed, incomplete, unreadable, vanished or no_profile';
alter table "failures" add column "class" varchar(16) comment 'tried again now, later (with back-off) or never (until the file changes)';
alter table "failures" add column "byte_offset" bigint comment 'byte of the (uncompressed) file at which it was found';
alter table "failures" add column "next_attempt" timestamp(6) comment 'when it is tried again, NULL: not before the file changes';
comment on table "failures" is 'One row per open failure; a later success moves it to closed_failures';
update "failures" set "class" = 'never' where "class" is null;
create table "closed_failures" (
  "path" varchar(512) not null comment 'file or directory, relative to the archive',
  "stage" varchar(16) not null comment 'scan, header, rows or quicklook',
  "closed" timestamp(6) not null comment 'when it was over',
  "rootname" varchar(64) comment 'key of the observation',
  "severity" varchar(16) comment 'failure or incomplete',
  "class" varchar(16) comment 'now, later or never, as in failures',
  "hdu" bigint comment 'index of the HDU',
  "byte_offset" bigint comment 'byte of the (uncompressed) file at which it was found',
  "keyword" varchar(80) comment 'keyword concerned',
  "message" varchar(1048576) comment 'what was wrong',
  "advice" varchar(1048576) comment 'what to do about it',
  "first_seen" timestamp(6) comment 'when it was first seen',
  "last_seen" timestamp(6) comment 'when it was last seen',
  "attempts" bigint comment 'attempts since the file last changed',
  "run" varchar(64) comment 'run that saw it last',
  "closed_run" varchar(64) comment 'run in which it was over',
  primary key ("path", "stage", "closed"));
comment on table "closed_failures" is 'One row per failure that is over';
create index "closed_failures_rootname" on "closed_failures" ("rootname");
create index "closed_failures_closed_run" on "closed_failures" ("closed_run");
create table "findings" (
  "path" varchar(512) not null comment 'file, relative to the archive',
  "number" bigint not null comment 'number of the finding in its file, from 1',
  "rootname" varchar(64) comment 'key of the observation',
  "hdu" bigint comment 'index of the HDU',
  "keyword" varchar(80) comment 'keyword concerned',
  "severity" varchar(16) comment 'error or warning',
  "rule" varchar(32) comment 'name of the rule',
  "message" varchar(1048576) comment 'what departs from the standard',
  "byte_offset" bigint comment 'byte of the (uncompressed) file at which it was found',
  "run" varchar(64) comment 'run that found it',
  primary key ("path", "number"));
comment on table "findings" is 'One row per departure of a file from the FITS standard, as of its last reading';
create index "findings_rule" on "findings" ("rule");
create index "findings_rootname" on "findings" ("rootname");
alter table "runs" add column "pid" bigint comment 'number of its process';
alter table "runs" add column "configuration_hash" varchar(64) comment 'SHA-256 of configuration';
alter table "runs" add column "configuration" varchar(1048576) comment 'configuration as it was in effect, a line per key, without secrets';
alter table "runs" add column "files_per_second" double precision comment 'files it listed, by seconds';
alter table "runs" add column "rows_per_second" double precision comment 'rows_written by seconds';
alter table "runs" add column "new_failures" bigint comment 'failures that it opened';
alter table "runs" add column "closed_failures" bigint comment 'failures that it closed';
alter table "runs" add column "open_failures" bigint comment 'failures that were open at its end';
create table "run_tables" (
  "run" varchar(64) not null comment 'name of the run',
  "table_name" varchar(64) not null comment 'name of the table',
  "rows_written" bigint comment 'rows written or deleted',
  primary key ("run", "table_name"));
comment on table "run_tables" is 'One row per run and table that it wrote rows to';
