#!/usr/bin/env python3
"""Seconds from closing the last new file of an observation to the end of the run that took it.

    tools/measure_watch.py FITSQL OBSERVATIONS ARCHIVE [OPTION...]

Copies directories of OBSERVATIONS one by one into ARCHIVE, which `FITSQL scheduler --watch OPTION...`
watches, and waits for its line. Ingest ARCHIVE before, so that its tables are there; use an archive
and a database that may be thrown away.
"""
import shutil
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

LIMIT = 120


def main():
    fitsql, source, archive, options = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:]
    command = [fitsql, "scheduler", "--watch", "--archive", str(archive), *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    lines = []
    threading.Thread(target=lambda: lines.extend(iter(process.stderr.readline, "")), daemon=True).start()
    try:
        wait(lines, 0, "scheduler of", process)
        time.sleep(5)  # its first look at all of the archive
        took = [copied(folder, source, archive, lines, process) for folder in folders(source)]
    finally:
        process.terminate()
        process.wait()
    print(f"{len(took)} observations: {min(took):.2f} to {max(took):.2f} s, median {statistics.median(took):.2f} s")


def folders(source):
    return sorted({file.parent for file in source.rglob("*.fits")})


def copied(folder, source, archive, lines, process):
    target = archive / folder.relative_to(source)
    target.mkdir(parents=True)
    for file in sorted(folder.iterdir()):
        shutil.copyfile(file, target / file.name)
    closed, seen = time.monotonic(), len(lines)
    wait(lines, seen, " new, ", process)
    took = time.monotonic() - closed
    print(f"{folder.name}: {took:.2f} s", flush=True)
    time.sleep(1)
    return took


def wait(lines, seen, words, process):
    end = time.monotonic() + LIMIT
    while not any(words in line for line in lines[seen:]):
        if process.poll() is not None or time.monotonic() > end:
            sys.exit(f"no line with '{words}': {''.join(lines)}")
        time.sleep(0.01)


main()
