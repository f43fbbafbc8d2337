"""Ingests observations the way acsql does: `acsql_way.py [OPTION...] LIST`.

For every row a new engine, a connection, a count, a reflection of the table, and an insert or an
update; every header is read by opening its file again; nothing is written in groups. With --images
it also draws raw, flt and flc frames with numpy in 64-bit floats and Pillow, and makes the thumbnail
from the JPEG. Two processes share the observations (one directory each, named in LIST). Prints one
line of JSON; its seconds leave out the start of Python and its imports.

The tables are those of fitsql, empty, so that both fill the same columns. The password comes from
the environment variable BENCH_PASSWORD.
"""

import argparse
import glob
import json
import multiprocessing
import os
import time
import warnings

import numpy as np
from astropy.io import fits
from PIL import Image
from sqlalchemy import MetaData, Table, create_engine, func, select
from sqlalchemy.engine import URL

warnings.simplefilter("ignore")
EXTNAMES = {"PRIMARY", "SCI", "ERR", "DQ", "UDL", "JIT", "JIF", "ASN", "WHT", "CTX"}
DRAWN = {"raw", "flt", "flc"}


class Server:
    def __init__(self, options):
        self.options = options

    def engine(self):
        o = self.options
        return create_engine(
            URL.create(
                "mysql+pymysql",
                username=o.user,
                password=os.environ.get("BENCH_PASSWORD") or None,
                host=o.host,
                port=o.port,
                database=o.database,
                query={"charset": "utf8mb4"},
            )
        )

    def row(self, name, values):
        engine = self.engine()
        try:
            table = Table(name, MetaData(), autoload_with=engine)
            known = {column.name for column in table.columns}
            values = {key: value for key, value in values.items() if key in known}
            same = table.c.rootname == values["rootname"]
            with engine.begin() as connection:
                count = connection.execute(
                    select(func.count()).select_from(table).where(same)
                ).scalar()
                if count:
                    connection.execute(table.update().where(same).values(**values))
                else:
                    connection.execute(table.insert().values(**values))
        finally:
            engine.dispose()

    def tables(self):
        engine = self.engine()
        with engine.connect() as connection:
            names = [row[0] for row in connection.exec_driver_sql("SHOW TABLES")]
        engine.dispose()
        return set(names)


def plain(value):
    if isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return value if np.isfinite(value) else None
    return None


def columns(header):
    return {
        key.lower().replace("-", "_").replace(".", "_"): plain(value)
        for key, value in header.items()
        if key not in ("", "HISTORY", "COMMENT")
    }


def detector(header):
    for key in ("DETECTOR", "SS_DTCTR", "CONFIG"):
        if key in header:
            return str(header[key]).split("/")[-1].lower()
    return "unknown"


def rows(server, tables, path, key):
    name = os.path.basename(path)
    filetype = name.split("_")[1].split(".")[0]
    with fits.open(path) as opened:
        known = [(n, hdu.name) for n, hdu in enumerate(opened)]
        camera = detector(opened[0].header)
    for extension, extname in known:
        table = "%s_%s_%d" % (camera, filetype, extension)
        if extname in EXTNAMES and table in tables:
            values = columns(fits.getheader(path, extension))
            values.update(rootname=key, filename=name)
            server.row(table, values)
    return filetype, name


def draw(path, folder):
    with fits.open(path) as opened:
        planes = [hdu.data for hdu in opened if hdu.name == "SCI" and hdu.data is not None]
    if not planes:
        return
    image = np.vstack(planes).astype(np.float64)
    low, high = np.nanpercentile(image, [1, 99])
    image = np.clip(np.nan_to_num(image, nan=low), low, high)
    image = (image - low) * (255.0 / max(high - low, 1e-30))
    target = os.path.join(folder, os.path.basename(path).replace(".fits", ".jpg"))
    Image.fromarray(np.flipud(image).astype(np.uint8)).save(target)
    if path.endswith("_flt.fits"):
        picture = Image.open(target)
        picture.thumbnail((128, 128))
        picture.save(target.replace(".jpg", ".thumb"), "jpeg")


def observation(work):
    options, tables, directory = work
    server = Server(options)
    paths = sorted(glob.glob(os.path.join(directory, "*.fits")))
    key = os.path.basename(paths[0])[:9]
    now = time.strftime("%Y-%m-%d %H:%M:%S")
    server.row(
        "master",
        dict(
            rootname=key,
            full_rootname=key,
            path=directory[-60:],
            first_ingest_date=now,
            last_ingest_date=now,
            detector="",
        ),
    )
    datasets = dict(rootname=key)
    for path in paths:
        filetype, name = rows(server, tables, path, key)
        datasets[filetype] = name
        if options.images and filetype in DRAWN:
            draw(path, options.images)
    server.row("datasets", datasets)
    return 1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=3306)
    parser.add_argument("--user", default="root")
    parser.add_argument("--database", required=True)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--images")
    parser.add_argument("list")
    options = parser.parse_args()
    tables = Server(options).tables()
    directories = [line.rstrip("/") for line in open(options.list).read().split("\n")[:-1]]
    with multiprocessing.Pool(options.processes) as pool:
        start = time.perf_counter()
        work = [(options, tables, directory) for directory in directories]
        done = sum(pool.imap_unordered(observation, work, chunksize=1))
        seconds = time.perf_counter() - start
    print(json.dumps(dict(seconds=seconds, observations=done)))


if __name__ == "__main__":
    main()
