#!/bin/sh
# The archive of a million files, once from end to end on a MariaDB of its own: first ingest with rows
# per second over time, size of the database, ten typical queries with the indexes they use, the
# nightly pass beside find, ten new rootnames, start of small commands.
#
#   bench/million.sh [--observations N] [--work DIR] [--rounds N] [--buffer-pool SIZE] [--keep-database]
#
# Defaults: 200000 observations of five files, bench/target/work, 3 rounds, 2G. Everything else of the
# server is as MariaDB has it: the log is flushed at every commit. The archive is made where it is not
# there (24 GB at the default; bench/run --million DIR makes it alone) and kept; the database needs
# some 20 GB more and is removed at the end unless kept. Prints a table, and writes million.json and
# the samples, plans and logs behind it to bench/target/out/million. Needs mariadbd,
# mariadb-install-db, mariadb, GNU find and time.
set -eu

here=$(CDPATH='' cd "$(dirname "$0")" && pwd -P)
observations=200000
rounds=3
pool=2G
work=$here/target/work
keep=
while [ $# -gt 0 ]; do
  case $1 in
    --observations) observations=$2; shift ;;
    --work) work=$2; shift ;;
    --rounds) rounds=$2; shift ;;
    --buffer-pool) pool=$2; shift ;;
    --keep-database) keep=yes ;;
    *) sed -n '2,16s/^# \{0,1\}//p' "$0"; exit 2 ;;
  esac
  shift
done
for program in mariadbd mariadb-install-db mariadb find awk; do
  command -v $program >/dev/null || { echo "bench/million.sh: $program is not installed." >&2; exit 2; }
done
[ -x /usr/bin/time ] || { echo "bench/million.sh: /usr/bin/time is not installed." >&2; exit 2; }

"$here/run" --help >/dev/null     # builds where sources have changed
fitsql=$(dirname "$here")/cli/target/fitsql/bin/fitsql
name=million
[ "$observations" = 200000 ] || name=million-$observations
archive=$work/$name
out=$here/target/out/$name
aside=$work/$name-aside
home=$work/mariadb-$name
socket=${TMPDIR:-/tmp}/fitsql-million-$$.sock
port=$((20000 + $$ % 20000))
server=
sampler=
stop() {
  [ -z "$sampler" ] || kill "$sampler" 2>/dev/null || true
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  [ -n "$keep" ] || rm -rf "$home"
  restore
}
# New rootnames are some that were put aside before the first ingest, one of a branch.
restore() {
  [ -d "$aside" ] || return 0
  (cd "$aside" && find . -mindepth 2 -maxdepth 2 -type d) | while read -r path; do
    mv "$aside/$path" "$archive/$path"
  done
  find "$aside" -depth -type d -empty -delete
}
trap stop EXIT
trap 'exit 130' INT TERM
rm -rf "$home"
mkdir -p "$out" "$home"
rm -f "$out"/*.out

say() { printf '%s\n' "$*" >&2; }
now() { date +%s.%N; }
minus() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a - b }'; }
sql() { mariadb --no-defaults --user=root --socket="$socket" --batch --skip-column-names "$@"; }
database() { sql fitsql "$@"; }
# $1: what it is called; the rest: a command. Seconds, processor seconds and kB go to $out/$1.times
timed() {
  label=$1
  shift
  code=0
  /usr/bin/time -a -o "$out/$label.times" -f '%e %U %S %M' "$@" >"$out/$label.out" 2>"$out/$label.err" || code=$?
  if [ $code -ne 0 ] && [ $code -ne 3 ]; then
    cat "$out/$label.err" >&2
    echo "bench/million.sh: $label ended with code $code." >&2
    exit 1
  fi
}
# $1: label, $2: column of the times; the median
median() {
  cut -d ' ' -f "$2" "$out/$1.times" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}
ingest() {
  label=$1
  shift
  timed "$label" env "FITSQL_JAVA_OPTS=${heap:-}" "$fitsql" ingest --json --settle 0 --no-quicklook \
    --archive "$archive" --database "jdbc:mysql://127.0.0.1:$port/fitsql" --database-user root "$@"
}
counted() { sed -n "s/^ *\"$2\" : \([0-9]*\),*$/\1/p" "$out/$1.out" | head -n 1; }
rm -f "$out"/*.times

say "archive of $observations observations in $archive"
if [ ! -e "$archive/.made" ]; then
  "$here/run" --million "$archive" "$observations" >"$out/archive.log"
  : >"$archive/.made"
fi
restore
few=$((10 * rounds))
find "$archive" -mindepth 2 -maxdepth 2 -type d -printf '%P\n' | sort |
  awk -v every=$((observations / few)) 'NR % every == 1' | head -n $few >"$out/aside.txt"
while read -r path; do
  mkdir -p "$aside/${path%/*}"
  mv "$archive/$path" "$aside/$path"
done <"$out/aside.txt"
files=$(((observations - few) * 5))

say "server"
mariadb-install-db --no-defaults --user="$(id -un)" --datadir="$home/data" \
  --auth-root-authentication-method=normal --skip-test-db >"$home/install.log" 2>&1
mariadbd --no-defaults --user="$(id -un)" --datadir="$home/data" --socket="$socket" --port="$port" \
  --bind-address=127.0.0.1 --innodb-buffer-pool-size="$pool" >"$home/log" 2>&1 &
server=$!
tries=0
until sql -e 'SELECT 1' >/dev/null 2>&1; do
  tries=$((tries + 1))
  [ $tries -lt 120 ] || { cat "$home/log" >&2; exit 1; }
  sleep 1
done
sql -e 'CREATE DATABASE fitsql'

say "first ingest (a sample of the server's rows every 10 s: $out/rows.tsv)"
samples() {
  start=$(now)
  while sleep 10; do
    rows=$(sql -e "SHOW GLOBAL STATUS LIKE 'Handler_write'" 2>/dev/null | cut -f 2) || return 0
    printf '%s\t%s\n' "$(minus "$(now)" "$start")" "$rows"
  done
}
samples >"$out/rows.tsv" &
sampler=$!
cd "$out"
ingest first
kill $sampler 2>/dev/null || true
sampler=
first=$(median first 1)
# first and last tenth of the samples, without the first and the last of all: start and end
speeds=$(awk -F '\t' 'NR > 1 { t[++n] = $1 - before; r[n] = $2 - rows } { before = $1; rows = $2 }
  END { for (i = n; i > 0 && r[i] == 0; i--) n--; m = int(n / 10); if (m < 1) m = 1
    for (i = 2; i <= m + 1; i++) { a += r[i]; s += t[i] }
    for (i = n - m; i < n; i++) { b += r[i]; u += t[i] }
    if (s > 0 && u > 0) printf "%.0f %.0f", a / s, b / u; else printf "0 0" }' "$out/rows.tsv")
size() {
  sql -e "SELECT ROUND(SUM($1) / 1e6) FROM information_schema.tables WHERE table_schema = 'fitsql'"
}
sql -e "SELECT CONCAT('ANALYZE TABLE fitsql.\`', table_name, '\`;') FROM information_schema.tables
  WHERE table_schema = 'fitsql' AND table_type = 'BASE TABLE' AND table_rows > 0" | sql >/dev/null
data=$(size data_length)
indexes=$(size index_length)
disk=$(du -sm "$home/data" | cut -f 1)
headers=$(database -e "SELECT COUNT(*) FROM hdus")

say "queries"
# an index of the user's, as docs/operations.md has it
/usr/bin/time -o "$out/index.times" -f '%e' mariadb --no-defaults --user=root --socket="$socket" fitsql \
  -e "CREATE INDEX my_wfc_flt_0_darkfile ON wfc_flt_0 (darkfile(64))"
one=$(database -e "SELECT rootname FROM observation_facts ORDER BY rootname LIMIT 1 OFFSET $((observations / 3))")
fact() { database -e "SELECT $1 FROM $2 WHERE rootname = '$one'"; }
sed_script="s|@rootname@|$one|g; s|@target@|$(fact target observation_facts)|g
s|@date@|$(fact date_obs observation_facts)|g; s|@ra@|$(fact target_ra observation_facts)|g; s|@dec@|$(fact target_dec observation_facts)|g
s|@filters@|$(fact filters observation_facts)|g; s|@proposal@|$(fact proposid master)|g
s|@dark@|$(fact darkfile wfc_flt_0)|g"
: >"$out/queries.tsv"
: >"$out/plans.txt"
for query in "$here"/million/*.sql; do
  label=$(basename "$query" .sql)
  sed "$sed_script" "$query" >"$out/query.sql"
  for round in 1 2 3 4; do
    echo "SET @began = SYSDATE(6);"
    cat "$out/query.sql"
    echo "SELECT '@@', TIMESTAMPDIFF(MICROSECOND, @began, SYSDATE(6)) / 1000;"
  done | database >"$out/query.out"
  rows=$(($(grep -vc '^@@' "$out/query.out" || true) / 4))
  cold=$(sed -n 's/^@@\t//p' "$out/query.out" | head -n 1)
  warm=$(sed -n 's/^@@\t//p' "$out/query.out" | tail -n 3 | sort -n | sed -n 2p)
  plan=$({ printf 'EXPLAIN '; cat "$out/query.sql"; } | database | cut -f 6 | sort -u | tr '\n' ' ')
  printf '%s\t%s\t%s\t%s\t%s\n' "$label" "$rows" "$cold" "$warm" "$plan" >>"$out/queries.tsv"
  { echo "$label"; { printf 'EXPLAIN '; cat "$out/query.sql"; } | database; echo; } >>"$out/plans.txt"
done

say "nights"
heap=-Xmx512m
find_all() { timed find find "$archive" -fprintf /dev/null '%p %s %T@\n'; }
ingest warm
for round in $(seq "$rounds"); do
  ingest night
  [ "$(counted night unchanged)" = "$files" ] || { cat "$out/night.out" >&2; exit 1; }
  find_all
  sed -n "$((10 * round - 9)),$((10 * round))p" "$out/aside.txt" | while read -r path; do
    mv "$aside/$path" "$archive/$path"
  done
  ingest few
  [ "$(counted few new)" = 50 ] || { cat "$out/few.out" >&2; exit 1; }
  timed status env "FITSQL_JAVA_OPTS=" "$fitsql" status \
    --database "jdbc:mysql://127.0.0.1:$port/fitsql" --database-user root
  timed help "$fitsql" --help
  files=$((files + 50))
done
night=$(median night 1)
find=$(median find 1)
few=$(median few 1)
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", (b > 0 ? a / b : 0) }'; }
cpu() { awk '{ s[NR] = $2 + $3 } END { print s[int((NR + 1) / 2)] }' "$out/$1.times"; }
memory=$(cut -d ' ' -f 4 "$out/night.times" | sort -n | tail -n 1 | awk '{ printf "%.0f", $1 / 1000 }')
set -- $speeds
version=$(sql -e 'SELECT VERSION()')
{
  printf '%-52s %14s   %s\n' what measured goal
  line() { printf '%-52s %14s   %s\n' "$@"; }
  line "files, HDUs" "$files, $headers" ""
  line "first ingest, s" "$first" ""
  line "rows/s at the start, all tables" "$1" ""
  line "rows/s at the end" "$2" "0.8 of the start: $(ratio "$2" "$1")"
  line "database, MB of data, of indexes, on disk" "$data, $indexes, $disk" ""
  while IFS="$(printf '\t')" read -r label rows cold warm plan; do
    line "ms: $label ($rows rows; first $cold)" "$warm" "100   $plan"
  done <"$out/queries.tsv"
  line "night, nothing new, s (processor s)" "$night ($(cpu night))" ""
  line "find -printf, s (processor s)" "$find ($(cpu find))" ""
  line "night / find" "$(ratio "$night" "$find")" "2"
  line "night, resident MB under -Xmx512m" "$memory" ""
  line "10 new rootnames, s more than a night" "$(minus "$few" "$night")" "5"
  line "fitsql status, s" "$(median status 1)" "1.5"
  line "fitsql --help, s" "$(median help 1)" "0.5"
} | tee "$out/million.txt"
{
  printf '{\n  "date": "%s",\n  "database": "%s, innodb_buffer_pool_size=%s",\n' "$(date -u +%FT%TZ)" "$version" "$pool"
  printf '  "processors": %s,\n  "observations": %s,\n  "files": %s,\n  "hdus": %s,\n' "$(nproc)" "$observations" "$files" "$headers"
  printf '  "first": {"seconds": %s, "rows_per_second_start": %s, "rows_per_second_end": %s},\n' "$first" "$1" "$2"
  printf '  "megabytes": {"data": %s, "indexes": %s, "disk": %s},\n  "queries": [' "$data" "$indexes" "$disk"
  awk -F '\t' '{ gsub(/ +$/, "", $5); printf "%s\n    {\"name\": \"%s\", \"rows\": %s, \"first_ms\": %s, \"ms\": %s, \"indexes\": \"%s\"}", (NR > 1 ? "," : ""), $1, $2, $3, $4, $5 }' "$out/queries.tsv"
  printf '\n  ],\n  "night": {"seconds": %s, "find_seconds": %s, "ratio": %s, "megabytes": %s, "ten_more_seconds": %s},\n' \
    "$night" "$find" "$(ratio "$night" "$find")" "$memory" "$(minus "$few" "$night")"
  printf '  "status_seconds": %s,\n  "help_seconds": %s,\n  "samples": [' "$(median status 1)" "$(median help 1)"
  awk -F '\t' '{ printf "%s[%s, %s]", (NR > 1 ? ", " : ""), $1, $2 }' "$out/rows.tsv"
  printf ']\n}\n'
} >"$out/million.json"
say "Written: $out/million.json, $out/million.txt, $out/plans.txt"
