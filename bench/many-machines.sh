#!/bin/bash
# Several processes that share one run, each with half a processor of its own, as if each were a host:
# 1, 2 and 4 of them, and 3 of which one is killed in the middle. Prints observations per second, and
# whether every round left the same in the database as one process that nothing disturbed.
#
#   bench/many-machines.sh [BRANCHES [OBSERVATIONS-PER-BRANCH]]        (32 and 40 where nothing is said)
#
# FITSQL names another fitsql than that of this checkout. Needs Linux, root (to limit processes by a control group), MariaDB and python3. Nothing else should
# run on the machine meanwhile.
set -euo pipefail

here=$(CDPATH='' cd "$(dirname "$0")" && pwd -P)
root=$(dirname "$here")
branches=${1:-32}
each=${2:-40}
work=${FITSQL_BENCH_WORK:-$here/target/many-machines}
port=${FITSQL_BENCH_PORT:-33197}
fitsql=${FITSQL:-$root/cli/target/fitsql/bin/fitsql}
all=$((branches * each))

fail() {
  echo "bench/many-machines.sh: $1" >&2
  exit 2
}

for program in mariadb mariadbd mariadb-install-db python3; do
  command -v "$program" >/dev/null || fail "$program is missing."
done
[ "$(id -u)" = 0 ] || fail "root is needed, to give each process half a processor."
[ -n "${FITSQL:-}" ] || "$root/fitsql" --version >&2 # builds where sources have changed
mkdir -p "$work"

# half a processor for the shell that calls it and all it starts: control groups, version 2 or 1
if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
  groups=/sys/fs/cgroup/fitsql-bench
  mkdir -p "$groups"
  echo +cpu >/sys/fs/cgroup/cgroup.subtree_control 2>/dev/null || true
  echo +cpu >"$groups/cgroup.subtree_control" 2>/dev/null || true
  limit() { echo "50000 100000" >"$1/cpu.max"; }
elif [ -d /sys/fs/cgroup/cpu ]; then
  groups=/sys/fs/cgroup/cpu/fitsql-bench
  mkdir -p "$groups"
  limit() { echo 100000 >"$1/cpu.cfs_period_us" && echo 50000 >"$1/cpu.cfs_quota_us"; }
else
  fail "no control group for processors is mounted."
fi
group() {
  mkdir -p "$groups/$1"
  limit "$groups/$1" || fail "processors cannot be limited in $groups."
}

server=
stop() {
  [ -n "$server" ] && kill "$server" 2>/dev/null && wait "$server" 2>/dev/null || true
  rmdir "$groups"/* "$groups" 2>/dev/null || true
}
trap stop EXIT

if [ ! -d "$work/archive-$branches-$each" ]; then
  echo "making an archive of $all observations in $branches directories..." >&2
  rm -rf "$work/making"
  python3 "$here/references/small_archive.py" "$work/making" "$branches" "$each"
  mv "$work/making" "$work/archive-$branches-$each"
fi
archive=$work/archive-$branches-$each

rm -rf "$work/db" "$work/s"
mariadb-install-db --no-defaults --user=root --datadir="$work/db" \
  --auth-root-authentication-method=normal >"$work/install.log" 2>&1
mariadbd --no-defaults --user=root --datadir="$work/db" --socket="$work/s" --port="$port" \
  --bind-address=127.0.0.1 >"$work/server.log" 2>&1 &
server=$!
sql() { mariadb --no-defaults --socket="$work/s" -uroot -N "$@"; }
for _ in $(seq 300); do
  sql -e 'select 1' >/dev/null 2>&1 && break
  sleep 0.2
done

# one process: its number, then options
process() {
  local number=$1
  shift
  mkdir -p "$work/host$number"
  group "$number"
  (
    echo "$BASHPID" >"$groups/$number/cgroup.procs"
    cd "$work/host$number"
    export FITSQL_JAVA_OPTS="${FITSQL_JAVA_OPTS:--XX:ActiveProcessorCount=1}"
    exec "$fitsql" ingest --archive "$archive" --database "jdbc:mysql://127.0.0.1:$port/bench" \
      --database-user root --no-quicklook --settle 0 --workers 1 --quiet \
      --jpegs "$work/jpegs" --thumbnails "$work/thumbnails" "$@" >"out.txt" 2>"err.txt"
  ) &
}

empty() {
  sql -e 'drop database if exists bench; create database bench'
  rm -rf "$work"/host*
}

# all tables but those of runs and of scheduling; without dates, names of runs, and what depends on
# which of two processes is faster: where a column was found first, what cards are compressed with
contents() {
  local table columns
  sql -e "select table_name from information_schema.tables where table_schema = 'bench'
          and table_type = 'BASE TABLE' and table_name not in ('runs', 'run_tables', 'run_locks',
          'daemons', 'scheduled_tasks', 'card_dictionaries') order by 1" |
    while read -r table; do
      columns=$(sql -e "set group_concat_max_len = 1000000; select group_concat('\`', column_name,
        '\`' order by ordinal_position) from information_schema.columns where table_schema = 'bench'
        and table_name = '$table' and data_type not in ('datetime', 'timestamp')
        and column_name not in ('run', 'dictionary', 'cards', 'inode')
        and not (table_name = 'header_columns' and column_name in ('path', 'example'))")
      sql bench -e "select $columns from \`$table\`" | LC_ALL=C sort | sed "s/^/$table\t/"
    done
}

compare() {
  contents >"$work/contents-$1.txt"
  if cmp -s "$work/contents-alone.txt" "$work/contents-$1.txt"; then
    echo "the same $(wc -l <"$work/contents-$1.txt") rows as one process alone"
  else
    diff "$work/contents-alone.txt" "$work/contents-$1.txt" >"$work/difference-$1.txt" || true
    echo "NOT THE SAME: see $work/difference-$1.txt"
    different=yes
  fi
}

different=no
finish() { # waits for all; 137 is the one that was killed
  local job code=0
  for job in $(jobs -p); do
    [ "$job" = "$server" ] && continue
    wait "$job" 2>/dev/null || code=$?
    [ "$code" = 0 ] || [ "$code" = 137 ] || {
      cat "$work"/host*/err.txt >&2
      fail "a process ended with $code."
    }
    code=0
  done
}

report() { # how it is called, how many processes
  local seconds
  # without the start of Java, which half a processor takes long for
  seconds=$(sql bench -e "select round(timestampdiff(microsecond, min(started), max(finished)) / 1e6, 1) from runs")
  printf '%-34s %6s observations in %6s s: %6s/s; by process: %s; ' "$1" "$all" "$seconds" \
    "$(python3 -c "print(round($all / $seconds, 1))")" \
    "$(sql bench -e "select group_concat(coalesce(rootnames, 'died') order by started separator ', ') from runs")"
}

echo "load of this machine before: $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) processors"
empty
process 1
finish
contents >"$work/contents-alone.txt"
report "alone"
echo "what all others are compared with"

for processes in 1 2 4; do
  empty
  for number in $(seq "$processes"); do process "$number" --shared; done
  finish
  report "shared by $processes"
  compare "$processes"
done

empty
for number in 1 2 3; do process "$number" --shared; done
until [ "$(sql bench -e 'select count(*) from master' 2>/dev/null || echo 0)" -ge $((all / 4)) ] &&
  [ "$(sql bench -e "select count(distinct picked_by) from scheduled_tasks where picked" 2>/dev/null || echo 0)" -ge 2 ]; do
  [ -n "$(jobs -pr)" ] || fail "the processes ended too soon."
  sleep 0.1
done
# not the one that leads, which the tests kill: the one that joined last
victim=$(sql bench -e "select pid from runs order by started desc limit 1")
kill -9 "$victim"
echo "killed process $victim with $(sql bench -e 'select count(*) from master') of $all observations stored" >&2
finish
report "shared by 3, one killed -9"
compare killed
sql bench -e "select outcome from runs" | sort | uniq -c | tr '\n' ';'
echo " shards left: $(sql bench -e 'select count(*) from scheduled_tasks'), claims left: $(sql bench -e 'select count(*) from shard_claims')"
echo "load of this machine after: $(cut -d' ' -f1-3 /proc/loadavg)"
[ "$different" = no ]
