-- 6: runs that several processes share
alter table `runs` add column `shared_run` varchar(64) comment 'run that opened the shared run it has a part in, NULL of a run alone';
alter table `run_locks` add column `shared_run` varchar(64) comment 'shared run that it leads, NULL of a run alone and once that is over';
alter table `run_locks` add column `agreement` varchar(64) comment 'SHA-256 of what all processes of the shared run agree on';
create table `shard_claims` (
  `rootname` varchar(64) not null comment 'key of the observation',
  `shard` varchar(100) comment 'scheduled_tasks.task_instance',
  primary key (`rootname`)) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_ci comment='One row per observation that a shard of the shared run under way has taken';
