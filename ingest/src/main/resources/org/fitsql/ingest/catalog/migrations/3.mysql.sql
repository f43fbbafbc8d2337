-- 3: daemons: what is due, who is there, who holds the lock
create table `scheduled_tasks` (
  `task_name` varchar(100) not null comment 'kind of task',
  `task_instance` varchar(100) not null comment 'which of its kind',
  `task_data` longblob comment 'cron expression, time zone and jitter, as text',
  `execution_time` datetime(6) comment 'when it is due',
  `picked` tinyint(1) comment 'whether a daemon is at it',
  `picked_by` varchar(255) comment 'host and process of that daemon',
  `last_success` datetime(6) comment 'when it ended well last',
  `last_failure` datetime(6) comment 'when it failed last',
  `consecutive_failures` bigint comment 'failures since it ended well',
  `last_heartbeat` datetime(6) comment 'last sign of life of the daemon that is at it',
  `version` bigint comment 'counts changes of the row',
  primary key (`task_name`, `task_instance`),
  index `scheduled_tasks_execution_time` (`execution_time`),
  index `scheduled_tasks_last_heartbeat` (`last_heartbeat`)) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_ci comment='One row per run that daemons are to start: when, and which of them is at it; db-scheduler''s';
create table `daemons` (
  `daemon` varchar(255) not null comment 'host and process',
  `host` varchar(255) comment 'host',
  `pid` bigint comment 'process on that host',
  `user_name` varchar(255) comment 'who started it',
  `version` varchar(64) comment 'version of fitsql',
  `archive` longtext comment 'root of the archive',
  `schedule` varchar(255) comment 'cron expression, time zone and jitter; NULL where it only watches',
  `watching` varchar(255) comment 'how it watches the archive; NULL where it does not',
  `started` datetime(6) comment 'when it was started',
  `next_run` datetime(6) comment 'when its next run is due; NULL where it only watches',
  `heartbeat` datetime(6) comment 'last sign of life',
  primary key (`daemon`)) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_ci comment='One row per daemon that runs: who it is and what it is about to do';
create table `run_locks` (
  `name` varchar(64) not null comment 'name of the lock',
  `connection` bigint comment 'connection of the database server that holds it',
  `command` varchar(64) comment 'command that runs',
  `run` varchar(64) comment 'runs.run',
  `host` varchar(255) comment 'host',
  `pid` bigint comment 'process on that host',
  `user_name` varchar(255) comment 'who started it',
  `since` datetime(6) comment 'when it was taken',
  primary key (`name`)) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_ci comment='One row per lock: who took it last; held as long as its connection is open';
