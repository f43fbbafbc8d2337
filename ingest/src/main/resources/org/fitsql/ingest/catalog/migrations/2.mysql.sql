-- 2: header tables and their columns are registered, runs count what grew
create table `header_tables` (
  `name` varchar(64) not null comment 'name of the table',
  `instrument` varchar(64) comment 'instrument profile that defines it, NULL of a found table',
  `detector` varchar(32) comment 'detector, lower case, NULL of a found table',
  `filetype` varchar(32) comment 'filetype, lower case, NULL of a found table',
  `extension` bigint comment 'index of the HDU, NULL where the table is by EXTNAME',
  `extname` varchar(80) comment 'EXTNAME, where the table is by EXTNAME',
  `origin` varchar(16) comment 'defined by a definition file, or found in a file',
  `since` datetime(6) comment 'when it was registered',
  `run` varchar(64) comment 'run that registered it or changed it last',
  `table_rows` bigint comment 'rows when they were counted last',
  `counted` datetime(6) comment 'when rows were counted last',
  primary key (`name`)) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_ci comment='One row per header table: where its rows come from';
create table `header_columns` (
  `table_name` varchar(64) not null comment 'header_tables.name',
  `column_name` varchar(64) not null comment 'name of the column',
  `keyword` varchar(80) comment 'keyword as in the card',
  `type` varchar(16) comment 'Bool, Integer, Float, String, Date, Time or DateTime',
  `unit` varchar(64) comment 'physical unit',
  `description` longtext comment 'what it is, from the definition or the card comment',
  `ucd` varchar(64) comment 'IVOA unified content descriptor',
  `origin` varchar(16) comment 'defined by a definition file, or found in a file',
  `example` longtext comment 'a value it had when it was found',
  `rows_set` bigint comment 'rows in which it is not NULL, as of header_tables.counted',
  `path` varchar(512) collate ${binary} comment 'file in which it was found first',
  `since` datetime(6) comment 'when it was registered',
  `run` varchar(64) comment 'run that registered it or changed it last',
  primary key (`table_name`,
  `column_name`),
  index `header_columns_keyword` (`keyword`)) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_ci comment='One row per keyword column of a header table';
alter table `runs` add column `misfits` bigint comment 'values that their column could not hold: NULL there';
alter table `runs` add column `columns_added` bigint comment 'columns added for keywords that had none';
alter table `runs` add column `columns_widened` bigint comment 'columns whose type was made wider';
