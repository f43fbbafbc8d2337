-- 2: header tables and their columns are registered, runs count what grew; facts, corrections, statistics
create table "header_tables" (
  "name" varchar(64) not null comment 'name of the table',
  "instrument" varchar(64) comment 'instrument profile that defines it, NULL of a found table',
  "detector" varchar(32) comment 'detector, lower case, NULL of a found table',
  "filetype" varchar(32) comment 'filetype, lower case, NULL of a found table',
  "extension" bigint comment 'index of the HDU, NULL where the table is by EXTNAME',
  "extname" varchar(80) comment 'EXTNAME, where the table is by EXTNAME',
  "origin" varchar(16) comment 'defined by a definition file, or found in a file',
  "since" timestamp(6) comment 'when it was registered',
  "run" varchar(64) comment 'run that registered it or changed it last',
  "table_rows" bigint comment 'rows when they were counted last',
  "counted" timestamp(6) comment 'when rows were counted last',
  primary key ("name"));
comment on table "header_tables" is 'One row per header table: where its rows come from';
create table "header_columns" (
  "table_name" varchar(64) not null comment 'header_tables.name',
  "column_name" varchar(64) not null comment 'name of the column',
  "keyword" varchar(80) comment 'keyword as in the card',
  "type" varchar(16) comment 'Bool, Integer, Float, String, Date, Time or DateTime',
  "unit" varchar(64) comment 'physical unit',
  "description" varchar(1048576) comment 'what it is, from the definition or the card comment',
  "ucd" varchar(64) comment 'IVOA unified content descriptor',
  "origin" varchar(16) comment 'defined by a definition file, or found in a file',
  "example" varchar(1048576) comment 'a value it had when it was found',
  "rows_set" bigint comment 'rows in which it is not NULL, as of header_tables.counted',
  "path" varchar(512) comment 'file in which it was found first',
  "since" timestamp(6) comment 'when it was registered',
  "run" varchar(64) comment 'run that registered it or changed it last',
  primary key ("table_name",
  "column_name"));
comment on table "header_columns" is 'One row per keyword column of a header table';
create index "header_columns_keyword" on "header_columns" ("keyword");
alter table "runs" add column "misfits" bigint comment 'values that their column could not hold: NULL there';
alter table "runs" add column "columns_added" bigint comment 'columns added for keywords that had none';
alter table "runs" add column "columns_widened" bigint comment 'columns whose type was made wider';
alter table "files" add column "corrections" varchar(64) comment 'SHA-256 of the corrections that concern it, NULL where none do';
alter table "header_tables" add column "outdated" varchar(1048576) comment 'why rows lack what their cards say until a rebuild, NULL where they do not';
create table "header_table_writes" (
  "name" varchar(64) not null comment 'header_tables.name',
  "written" bigint comment 'rows written since header_tables.counted',
  primary key ("name"));
comment on table "header_table_writes" is 'One row per header table: what was written since its rows were counted';
create table "corrections" (
  "path" varchar(512) not null comment 'file, relative to the archive',
  "hdu" bigint not null comment 'index of the HDU, -1 where the file has no such HDU',
  "keyword" varchar(80) not null comment 'keyword',
  "rootname" varchar(64) comment 'key of the observation',
  "filename" varchar(255) comment 'name of the file',
  "filetype" varchar(32) comment 'filetype, lower case',
  "state" varchar(16) comment 'applied, or outdated where the card is not as the correction says',
  "table_name" varchar(64) comment 'header table with the column, NULL where no definition has it',
  "column_name" varchar(64) comment 'column that shows the corrected value',
  "original" varchar(1048576) comment 'value in the card; NULL where absent or undefined',
  "corrected" varchar(1048576) comment 'corrected value; NULL where it is not known',
  "author" varchar(255) comment 'who corrected it',
  "corrected_on" date comment 'when, as the author says',
  "reason" varchar(1048576) comment 'why, as the author says',
  "source" varchar(1048576) comment 'file and line of the correction',
  "run" varchar(64) comment 'run that applied it, or found it outdated',
  primary key ("path", "hdu", "keyword"));
comment on table "corrections" is 'One row per keyword of a file that a correction concerns; the cards keep the original';
create index "corrections_rootname" on "corrections" ("rootname");
create index "corrections_keyword" on "corrections" ("keyword");
alter table "quicklooks" add column "limits" varchar(16) comment 'how black and white were found: percentile, sigma, zscale or minmax';
alter table "quicklooks" add column "nan_pixels" bigint comment 'pixels that are NaN or BLANK';
alter table "quicklooks" add column "infinite_pixels" bigint comment 'pixels that are infinite';
alter table "quicklooks" add column "flagged_pixels" bigint comment 'pixels that a data quality flag of the profile marks as bad';
alter table "quicklooks" add column "saturated_pixels" bigint comment 'pixels that are saturated by the rule of the profile';
alter table "quicklooks" add column "good_pixels" bigint comment 'pixels that limits and the following numbers are of: finite, not flagged, no overscan';
alter table "quicklooks" add column "good_min" double precision comment 'smallest good value';
alter table "quicklooks" add column "good_max" double precision comment 'largest good value';
alter table "quicklooks" add column "good_mean" double precision comment 'mean of the good values';
alter table "quicklooks" add column "median" double precision comment 'median of the good values';
alter table "quicklooks" add column "stddev" double precision comment 'standard deviation of the good values, as a population';
alter table "quicklooks" add column "clipped_mean" double precision comment 'mean of the good values within 3 sigma of their median, clipped up to 5 times';
alter table "quicklooks" add column "clipped_sigma" double precision comment 'standard deviation of those values';
alter table "quicklooks" add column "p0_1" double precision comment 'percentile 0.1 of the good values, interpolated linearly';
alter table "quicklooks" add column "p1" double precision comment 'percentile 1 of the good values, interpolated linearly';
alter table "quicklooks" add column "p5" double precision comment 'percentile 5 of the good values, interpolated linearly';
alter table "quicklooks" add column "p25" double precision comment 'percentile 25 of the good values, interpolated linearly';
alter table "quicklooks" add column "p50" double precision comment 'percentile 50 of the good values, interpolated linearly';
alter table "quicklooks" add column "p75" double precision comment 'percentile 75 of the good values, interpolated linearly';
alter table "quicklooks" add column "p95" double precision comment 'percentile 95 of the good values, interpolated linearly';
alter table "quicklooks" add column "p99" double precision comment 'percentile 99 of the good values, interpolated linearly';
alter table "quicklooks" add column "p99_9" double precision comment 'percentile 99.9 of the good values, interpolated linearly';
create table "quicklook_planes" (
  "source" varchar(512) not null comment 'files.path that it is in',
  "hdu" bigint not null comment 'index of its HDU',
  "rootname" varchar(64) comment 'key of the observation',
  "filetype" varchar(32) comment 'filetype, lower case',
  "extname" varchar(80) comment 'EXTNAME, empty where absent',
  "extver" bigint comment 'EXTVER, 1 where absent',
  "pixels" bigint comment 'pixels',
  "finite" bigint comment 'pixels with a finite value, flagged ones and overscan included',
  "nan_pixels" bigint comment 'pixels that are NaN or BLANK',
  "infinite_pixels" bigint comment 'pixels that are infinite',
  "flagged_pixels" bigint comment 'pixels that a data quality flag of the profile marks as bad',
  "saturated_pixels" bigint comment 'pixels that are saturated by the rule of the profile',
  "pixel_min" double precision comment 'smallest finite value',
  "pixel_max" double precision comment 'largest finite value',
  "pixel_mean" double precision comment 'mean of the finite values',
  "good_pixels" bigint comment 'pixels that limits and the following numbers are of: finite, not flagged, no overscan',
  "good_min" double precision comment 'smallest good value',
  "good_max" double precision comment 'largest good value',
  "good_mean" double precision comment 'mean of the good values',
  "median" double precision comment 'median of the good values',
  "stddev" double precision comment 'standard deviation of the good values, as a population',
  "clipped_mean" double precision comment 'mean of the good values within 3 sigma of their median, clipped up to 5 times',
  "clipped_sigma" double precision comment 'standard deviation of those values',
  "p0_1" double precision comment 'percentile 0.1 of the good values, interpolated linearly',
  "p1" double precision comment 'percentile 1 of the good values, interpolated linearly',
  "p5" double precision comment 'percentile 5 of the good values, interpolated linearly',
  "p25" double precision comment 'percentile 25 of the good values, interpolated linearly',
  "p50" double precision comment 'percentile 50 of the good values, interpolated linearly',
  "p75" double precision comment 'percentile 75 of the good values, interpolated linearly',
  "p95" double precision comment 'percentile 95 of the good values, interpolated linearly',
  "p99" double precision comment 'percentile 99 of the good values, interpolated linearly',
  "p99_9" double precision comment 'percentile 99.9 of the good values, interpolated linearly',
  "run" varchar(64) comment 'run that drew it',
  primary key ("source", "hdu"));
comment on table "quicklook_planes" is 'One row per plane that an image shows, such as a chip of a mosaic: the statistics of its pixels';
create index "quicklook_planes_rootname" on "quicklook_planes" ("rootname");
create table "observation_facts" (
  "rootname" varchar(64) not null comment 'key of the observation',
  "instrument" varchar(64) comment 'instrument profile that says where the facts stand',
  "source" varchar(512) comment 'files.path of the one file that tells them, NULL where none does',
  "target" varchar(255) comment 'target as the proposer calls it',
  "target_ra" double precision comment '[deg] right ascension of the target',
  "target_dec" double precision comment '[deg] declination of the target',
  "ref_ra" double precision comment '[deg] right ascension of the reference pixel of the first science HDU',
  "ref_dec" double precision comment '[deg] declination of the reference pixel of the first science HDU',
  "date_obs" timestamp(6) comment 'start of the observation (UTC)',
  "date_end" timestamp(6) comment 'end of the observation (UTC)',
  "exptime" double precision comment '[s] exposure time',
  "filters" varchar(255) comment 'filters, or whatever disperses or selects the light',
  "aperture" varchar(255) comment 'aperture',
  "obstype" varchar(255) comment 'kind of observation, such as imaging or spectroscopic',
  "imagetyp" varchar(255) comment 'kind of exposure, such as external, bias or dark',
  "expflag" varchar(255) comment 'whether the exposure was interrupted',
  "association" varchar(255) comment 'association that it belongs to; NULL where there is none',
  "pi" varchar(255) comment 'principal investigator',
  primary key ("rootname"),
  constraint "fk_observation_facts" foreign key ("rootname") references "master" ("rootname"));
comment on table "observation_facts" is 'One row per observation: what an astronomer asks first';
create index "observation_facts_target_dec_target_ra" on "observation_facts" ("target_dec", "target_ra");
create index "observation_facts_ref_dec_ref_ra" on "observation_facts" ("ref_dec", "ref_ra");
create index "observation_facts_date_obs" on "observation_facts" ("date_obs");
create index "observation_facts_target" on "observation_facts" ("target");
comment on column "quicklooks"."finite" is 'pixels with a finite value, flagged ones and overscan included';
comment on column "quicklooks"."outcome" is 'clipped, faint, nearly_constant, constant or no_finite_pixel';
comment on column "quicklooks"."pixels" is 'pixels';
comment on column "quicklooks"."stretch" is 'how values between the limits are mapped: linear, asinh, log or sqrt';
