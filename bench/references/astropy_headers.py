"""Reads all headers of the files in a list with astropy: `astropy_headers.py LIST`.

Says `ready`; for each line `go` it opens every file, visits keyword and value of every card of
every HDU, and answers with one line of JSON.
"""

import json
import sys
import time
import warnings

from astropy.io import fits

warnings.simplefilter("ignore")
paths = open(sys.argv[1]).read().split("\n")[:-1]
print("ready", flush=True)
for line in sys.stdin:
    hdus = values = 0
    start = time.perf_counter()
    for path in paths:
        with fits.open(path) as opened:
            for hdu in opened:
                hdus += 1
                for keyword, value in hdu.header.items():
                    if value is not None:
                        values += 1
    seconds = time.perf_counter() - start
    print(json.dumps(dict(seconds=seconds, files=len(paths), hdus=hdus, values=values)), flush=True)
