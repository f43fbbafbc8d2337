#!/bin/sh
# Measures cone searches over a million observations, spread evenly over the sky, on MariaDB and H2.
#
#   bench/cone-search.sh [ROWS]
#
# Needs the mariadb client, mariadbd and mariadb-install-db for MariaDB, and the H2 jar that the
# build has fetched for H2; what is missing is left out. Works in a folder of its own below TMPDIR.
# The tables have the columns and indexes of fitsql's that take part; the rows are made by SQL.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
rows=${1:-1000000}
work=$(mktemp -d "${TMPDIR:-/tmp}/cone-search-XXXXXX")
server=
stop() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  [ -z "$server" ] || wait "$server" 2>/dev/null || true
  rm -rf "$work"
}
trap stop EXIT INT TERM

tables='CREATE TABLE master (rootname VARCHAR(64) PRIMARY KEY, detector VARCHAR(32), proposid BIGINT);
CREATE TABLE observation_facts (rootname VARCHAR(64) PRIMARY KEY, target VARCHAR(255),
  target_ra DOUBLE PRECISION, target_dec DOUBLE PRECISION, ref_ra DOUBLE PRECISION, ref_dec DOUBLE PRECISION,
  filters VARCHAR(255), exptime DOUBLE PRECISION);
CREATE INDEX facts_target ON observation_facts (target_dec, target_ra);
CREATE INDEX facts_ref ON observation_facts (ref_dec, ref_ra);
CREATE VIEW observations AS SELECT m.rootname, m.detector, o.target, o.target_ra, o.target_dec,
  o.ref_ra, o.ref_dec, o.filters, o.exptime
  FROM master m JOIN observation_facts o ON o.rootname = m.rootname;'

# $1: where numbers come from, and what they are called there
fill() {
  echo "INSERT INTO master SELECT CONCAT('j', $2), 'wfc', 9000 + $2 % 5000 FROM $1;
INSERT INTO observation_facts SELECT CONCAT('j', $2), CONCAT('TARGET-', $2 % 30000), RAND() * 360,
  DEGREES(ASIN(2 * RAND() - 1)), RAND() * 360, DEGREES(ASIN(2 * RAND() - 1)),
  'CLEAR1L;F814W', 500 FROM $1;"
}

if command -v mariadbd >/dev/null && command -v mariadb-install-db >/dev/null; then
  mariadb-install-db --no-defaults --user="$(id -un)" --datadir="$work/db" \
    --auth-root-authentication-method=normal >/dev/null 2>&1
  mariadbd --no-defaults --user="$(id -un)" --datadir="$work/db" --socket="$work/s" \
    --skip-networking --pid-file="$work/pid" 2>"$work/log" &
  server=$!
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    mariadb -uroot -S "$work/s" -e 'SELECT 1' >/dev/null 2>&1 && break
    sleep 1
  done
  client="mariadb -uroot -S $work/s"
  $client -e 'CREATE DATABASE bench'
  { echo "$tables"; fill "seq_1_to_$rows" seq; echo 'ANALYZE TABLE master, observation_facts;'; } |
    $client bench >/dev/null
  echo "MariaDB $($client -Ne 'SELECT VERSION()'), $rows rows"
  # twice: the first time reads pages from disk
  $client bench <"$here/cone-search.sql" >/dev/null
  { echo 'SET profiling_history_size = 100; SET profiling = 1;'; cat "$here/cone-search.sql"
    echo 'SHOW PROFILES;'; } | $client -t bench | sed 's/SELECT COUNT.*target_dec BETWEEN/.../'
  kill "$server"; wait "$server" || true; server=
fi

h2=$(find "${HOME}/.m2/repository/com/h2database/h2" -name 'h2-2*.jar' 2>/dev/null | sort | tail -1)
if [ -n "$h2" ]; then
  h2_shell="java -cp $h2 org.h2.tools.Shell -url jdbc:h2:file:$work/h2;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE -user sa"
  { echo "$tables"; fill "SYSTEM_RANGE(1, $rows)" x; echo 'ANALYZE;'; } >"$work/fill.sql"
  java -cp "$h2" org.h2.tools.RunScript -url "jdbc:h2:file:$work/h2;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE" \
    -user sa -script "$work/fill.sql"
  echo "H2 $(basename "$h2"), $rows rows"
  # one process for all, so that the later rounds show code that is compiled and pages in memory
  { cat "$here/cone-search.sql" "$here/cone-search.sql" "$here/cone-search.sql"; echo 'quit'; } |
    sed 's/^--.*//' >"$work/rounds.sql"
  $h2_shell <"$work/rounds.sql"
fi
