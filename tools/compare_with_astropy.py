#!/usr/bin/env python3
"""Holds the header tables of a database against what astropy reads from the same archive.

    tools/compare_with_astropy.py ARCHIVE DATABASE [arguments of the mariadb client ...]

Reads rows with the `mariadb` command line client and headers with astropy, so that nothing of
fitsql takes part. Knows the names of HST/ACS. Prints every difference and exits with 1 if there
is one. Keywords with a repeat index (D001DATA) fill drizzle_data and are not compared.
"""
import glob
import os
import re
import subprocess
import sys
import warnings

from astropy.io import fits

INGESTED = {"PRIMARY", "SCI", "ERR", "DQ", "UDL", "JIT", "JIF", "ASN", "WHT", "CTX"}
NO_COLUMN = {"", "COMMENT", "HISTORY", "ROOTNAME", "FILENAME"}
REPEATED = re.compile(r"D\d{3}[A-Z]")


def query(client, sql):
    """Rows as lists of texts, the first with the names of the columns."""
    done = subprocess.run(client + ["--batch", "--raw", "-e", sql], capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    return [line.split("\t") for line in done.stdout.rstrip("\n").split("\n")]


def agrees(value, stored, kind):
    if isinstance(value, fits.card.Undefined):
        return stored == "NULL"
    if stored == "NULL":
        return False
    if kind == "double":
        return float(stored) == float(value)
    if kind in ("bigint", "tinyint"):
        return int(stored) == int(value)
    if isinstance(value, bool):
        return stored == ("T" if value else "F")
    return float(stored) == float(value) if isinstance(value, (int, float)) else stored == value


def compare(hdu, index, table, types, row):
    """Yields the keywords that differ; an int first, the number of values compared."""
    seen, differences, compared = set(), [], 0
    for card in hdu.header.cards:
        if card.keyword in NO_COLUMN | seen or REPEATED.match(card.keyword):
            continue
        seen.add(card.keyword)
        column = re.sub("[-.]", "_", card.keyword.lower())
        compared += 1
        if column not in row or not agrees(card.value, row[column], types[table][column]):
            differences.append((table, index, card.keyword, card.value, row.get(column, "no column")))
    return compared, differences


def main():
    warnings.simplefilter("ignore")
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    archive, database = sys.argv[1:3]
    client = ["mariadb"] + sys.argv[3:] + [database]
    types = {}
    for table, column, kind in query(client, "select table_name, column_name, data_type from"
                                     " information_schema.columns where table_schema = database()")[1:]:
        types.setdefault(table, {})[column] = kind
    compared, differences = 0, []
    for path in sorted(glob.glob(archive + "/**/*.fits", recursive=True)):
        rootname, filetype = os.path.basename(path)[:-5].split("_")
        key = rootname[:8] if rootname[8] > "i" else rootname
        with fits.open(path) as hdus:
            primary = hdus[0].header
            detector = (primary.get("DETECTOR") or primary["CONFIG"].split("/")[-1]).lower()
            for index in range(len(hdus)):
                table = "%s_%s_%d" % (detector, filetype, index)
                if (index and hdus[index].name.upper() not in INGESTED) or table not in types:
                    continue
                rows = query(client, "select * from `%s` where rootname = '%s'" % (table, key))
                if len(rows) != 2:
                    differences.append((table, index, path, "one row expected", len(rows) - 1))
                    continue
                n, found = compare(hdus[index], index, table, types, dict(zip(*rows)))
                compared += n
                differences += found
    for difference in differences:
        print(*difference)
    print("%d values compared, %d differ" % (compared, len(differences)))
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
