#!/usr/bin/env python3
"""Write the header tables of HST/ACS from a survey of keywords and from sample files.

    tools/make_acs_definitions.py KEYWORDS.tsv OUTPUT-DIRECTORY SAMPLE.fits...

KEYWORDS.tsv has the columns table, keyword, type, conflict, comment (tab-separated, # starts a
comment line). The samples are FITS files, or directories that are searched for *.fits.
The output depends only on the input: a second run changes nothing. Needs astropy.

Rules
 1. A keyword has one type in all tables: the widest that the survey or any sample says, on the
    lattice Bool < Integer < Float < String. PROCTIME, T_SGSTAR and PIXVALUE, CCDCHIP, on which the
    survey contradicts itself, so become String, String and Float, String.
 2. Keywords that the FITS standard declares floating-point are Float even where all samples spell
    them without a decimal point (RESTFRQ = 0).
 3. Keywords are spelled as FITS spells them: where a survey name and a sample name fall on one
    column (DATE_OBS, DATE-OBS) the sample's spelling is taken.
 4. A keyword of a sample that the survey lacks joins the table of its HDU. HDU n belongs to table
    <detector>_<filetype>_<n> where its EXTNAME is one of EXTENSIONS; other HDUs do not count.
 5. The keywords that FITS requires of every header (SIMPLE, BITPIX, NAXIS ...) are columns of every
    table. So no keyword that carries a value is lost, except ROOTNAME and FILENAME, which are the
    first two columns of every table anyway. COMMENT, HISTORY and blank cards carry no value.
 6. Record-valued keywords take the dotted form, DP1.AXIS.1.
 7. The description is the card comment: of the table itself, otherwise the most frequent comment
    that the keyword has in other tables.
 8. The unit is a VOUnit, from the [unit] at the beginning of the comment, from a (unit) in it, or
    from UNITS_BY_KEYWORD. The UCD is from UCDS. Only numbers have units.
 9. Two keywords of a table that fall on one column, or a column name of more than 64 characters,
    stop the script.
"""
import collections
import os
import re
import sys
import warnings

from astropy.io import fits

LATTICE = ["Bool", "Integer", "Float", "String"]

EXTENSIONS = {"PRIMARY", "SCI", "ERR", "DQ", "UDL", "JIT", "JIF", "ASN", "WHT", "CTX"}

OWN_COLUMNS = {"ROOTNAME", "FILENAME"}

COMMENTARY = {"", "COMMENT", "HISTORY", "CONTINUE"}

REQUIRED_OF_PRIMARY = [
    ("SIMPLE", "Bool", "conforms to FITS standard"),
    ("BITPIX", "Integer", "number of bits per data pixel"),
    ("NAXIS", "Integer", "number of data axes"),
    ("EXTEND", "Bool", "file may contain extensions"),
]

REQUIRED_OF_EXTENSION = [
    ("XTENSION", "String", "type of extension"),
    ("BITPIX", "Integer", "number of bits per data pixel"),
    ("NAXIS", "Integer", "number of data axes"),
    ("NAXIS1", "Integer", "length of first data axis"),
    ("NAXIS2", "Integer", "length of second data axis"),
    ("PCOUNT", "Integer", "number of group parameters"),
    ("GCOUNT", "Integer", "number of groups"),
]

FLOAT_BY_STANDARD = {"RESTFRQ", "RESTWAV", "RESTFRQO", "RESTWAVO"}

# What HST comments write, in lower case, to what VOUnits 1.0 writes. Units that VOUnits lacks
# (revolutions, degrees Celsius) stay in the comment only.
VOUNITS = {
    "deg": "deg", "degree": "deg", "degrees": "deg", "deg. e of n": "deg",
    "arcsec": "arcsec", "arcsecs": "arcsec", "arc-sec": "arcsec", "arcseconds": "arcsec",
    "mas": "mas", "milli-arcsec": "mas",
    "arcsec/sec": "arcsec/s", "arcsecs/sec": "arcsec/s",
    "radians": "rad", "rads/sec": "rad/s",
    "s": "s", "sec": "s", "secs": "s", "seconds": "s", "secs since 1/1/85": "s",
    "mjd": "d", "modified julian date": "d", "mod julian date": "d", "days": "d",
    "km": "km", "meters": "m", "km/sec": "km/s", "meters/second": "m/s",
    "angstrom": "Angstrom", "angstroms": "Angstrom", "nm": "nm",
    "pixels": "pixel", "pixel": "pixel",
}

UNITS_BY_KEYWORD = {
    "ATODGNA": "electron.adu**-1", "ATODGNB": "electron.adu**-1",
    "ATODGNC": "electron.adu**-1", "ATODGND": "electron.adu**-1",
    "CRPIX1": "pixel", "CRPIX2": "pixel", "CRVAL1": "deg", "CRVAL2": "deg",
    "CD1_1": "deg/pixel", "CD1_2": "deg/pixel", "CD2_1": "deg/pixel", "CD2_2": "deg/pixel",
    "EQUINOX": "a", "LRFWAVE": "Angstrom",
    "PHOTBW": "Angstrom", "PHOTFLAM": "erg.cm**-2.Angstrom**-1.electron**-1",
    "PHOTPLAM": "Angstrom", "PHOTZPT": "mag",
    "READNSEA": "electron", "READNSEB": "electron", "READNSEC": "electron", "READNSED": "electron",
    "EXPTIME": "s", "TEXPTIME": "s", "DARKTIME": "s", "FLASHDUR": "s",
    "ORIENTAT": "deg", "SUNANGLE": "deg", "MOONANGL": "deg", "SUN_ALT": "deg",
}

# IVOA UCD1+ of the keywords that people search by.
UCDS = {
    "TELESCOP": "meta.id;instr.tel", "INSTRUME": "meta.id;instr", "DETECTOR": "meta.id;instr.det",
    "TARGNAME": "meta.id;src", "TARG_ID": "meta.id;src", "TARDESCR": "meta.note;src",
    "SP_TYPE": "src.spType", "E_B_V": "phot.color.excess", "RAD_VEL": "spect.dopplerVeloc",
    "REDSHIFT": "src.redshift", "MAG_V": "phot.mag;em.opt.V", "MAG_B": "phot.mag;em.opt.B",
    "MAG_U": "phot.mag;em.opt.U", "MAG_R": "phot.mag;em.opt.R",
    "RA_TARG": "pos.eq.ra", "DEC_TARG": "pos.eq.dec", "RA_APER": "pos.eq.ra",
    "DEC_APER": "pos.eq.dec", "RA_REF": "pos.eq.ra", "DEC_REF": "pos.eq.dec",
    "RA_V1": "pos.eq.ra", "DEC_V1": "pos.eq.dec", "RA_SUN": "pos.eq.ra",
    "DEC_SUN": "pos.eq.dec", "RA_MOON": "pos.eq.ra", "DEC_MOON": "pos.eq.dec",
    "GAL_LONG": "pos.galactic.lon", "GAL_LAT": "pos.galactic.lat",
    "ECL_LONG": "pos.ecliptic.lon", "ECL_LAT": "pos.ecliptic.lat",
    "PA_V3": "pos.posAng", "PA_APER": "pos.posAng", "ORIENTAT": "pos.posAng",
    "EQUINOX": "time.equinox;pos.eq", "CRVAL1": "pos.wcs.crval", "CRVAL2": "pos.wcs.crval",
    "CRPIX1": "pos.wcs.crpix", "CRPIX2": "pos.wcs.crpix", "CTYPE1": "pos.wcs.ctype",
    "CTYPE2": "pos.wcs.ctype", "CD1_1": "pos.wcs.cdmatrix", "CD1_2": "pos.wcs.cdmatrix",
    "CD2_1": "pos.wcs.cdmatrix", "CD2_2": "pos.wcs.cdmatrix", "NAXIS": "pos.wcs.naxes",
    "NAXIS1": "pos.wcs.naxis", "NAXIS2": "pos.wcs.naxis",
    "EXPTIME": "time.duration;obs.exposure", "TEXPTIME": "time.duration;obs.exposure",
    "DARKTIME": "time.duration", "EXPSTART": "time.start;obs.exposure",
    "EXPEND": "time.end;obs.exposure", "DATE-OBS": "time.start;obs", "TIME-OBS": "time.start;obs",
    "DATE": "time.creation", "PROPOSID": "meta.id;obs.proposal",
    "PROP_TYP": "meta.code.class;obs.proposal",
    "PR_INV_L": "meta.name;obs.observer", "PR_INV_F": "meta.name;obs.observer",
    "ASN_ID": "meta.id.assoc", "OBSTYPE": "meta.code.class;obs",
    "FILTER1": "meta.id;instr.filter", "FILTER2": "meta.id;instr.filter",
    "PHOTMODE": "meta.note;instr.filter", "PHOTPLAM": "em.wl.central",
    "PHOTBW": "instr.bandwidth", "PHOTZPT": "phot.mag;arith.zp", "PHOTFLAM": "phot.calib",
    "APERTURE": "meta.id;instr.det", "CCDGAIN": "instr.setup", "CCDCHIP": "meta.number;instr.det",
    "CAL_VER": "meta.version;meta.software", "OPUS_VER": "meta.version;meta.software",
}

class Keyword:
    """What is known about one keyword of one table."""

    def __init__(self, kind, comment):
        self.kind = kind
        self.comment = comment


def wider(a, b):
    return max(a, b, key=LATTICE.index)


def column(keyword):
    """As org.fitsql.definitions.ColumnName does."""
    return re.sub(r"[-. ]", "_", keyword.strip().lower())


def read_survey(path):
    tables = collections.defaultdict(dict)
    with open(path, encoding="utf-8") as handle:
        lines = [line.rstrip("\n").split("\t") for line in handle if not line.startswith("#")]
    header, rows = lines[0], lines[1:]
    if header != ["table", "keyword", "type", "conflict", "comment"]:
        sys.exit("%s: expected the columns table, keyword, type, conflict, comment" % path)
    for table, keyword, kind, _, comment in rows:
        tables[table][keyword] = Keyword(kind, comment.strip())
    return tables


def sample_files(arguments):
    for argument in arguments:
        if os.path.isdir(argument):
            for root, _, names in os.walk(argument):
                yield from (os.path.join(root, n) for n in names if n.endswith(".fits"))
        else:
            yield argument


def detector_of(header):
    return str(header.get("DETECTOR", header.get("CONFIG", "").rsplit("/")[-1])).strip().lower()


def type_of(card):
    value = card.value
    if isinstance(value, bool):
        return "Bool"
    if isinstance(value, int):
        return "Integer"
    return "Float" if isinstance(value, float) else "String"


def add_samples(tables, paths):
    """Adds what the samples hold and returns the spellings seen, by column."""
    spellings = collections.defaultdict(set)
    for path in sorted(paths):
        filetype = re.search(r"_([a-z0-9]+)\.fits$", os.path.basename(path))
        with fits.open(path, ignore_missing_end=True, memmap=True) as hdus:
            detector = detector_of(hdus[0].header)
            for index, hdu in enumerate(hdus):
                table = "%s_%s_%d" % (detector, filetype and filetype.group(1), index)
                if table in tables and hdu.name.upper() in EXTENSIONS:
                    add_header(tables[table], hdu.header, spellings)
    return spellings


def add_header(table, header, spellings):
    for card in header.cards:
        keyword = card.keyword.upper()
        if keyword in COMMENTARY or keyword in OWN_COLUMNS:
            continue
        spellings[column(keyword)].add(keyword)
        if isinstance(card.value, fits.card.Undefined) and keyword in table:
            continue
        known = table.setdefault(keyword, Keyword(type_of(card), ""))
        known.kind = wider(known.kind, type_of(card))
        known.comment = known.comment or card.comment.strip()


def spell_as_fits(tables, spellings):
    for table in tables.values():
        for keyword in sorted(table):
            seen = spellings.get(column(keyword), {keyword})
            if keyword in seen:
                continue
            spelling = min(seen)
            surveyed = table.pop(keyword)
            known = table.setdefault(spelling, surveyed)
            known.kind = wider(known.kind, surveyed.kind)
            known.comment = known.comment or surveyed.comment


def add_required(tables):
    for name, table in tables.items():
        for keyword in OWN_COLUMNS & set(table):
            del table[keyword]
        required = REQUIRED_OF_PRIMARY if name.endswith("_0") else REQUIRED_OF_EXTENSION
        for keyword, kind, comment in required:
            table.setdefault(keyword, Keyword(kind, comment))


def settle_types(tables):
    widest = collections.defaultdict(lambda: "Bool")
    for table in tables.values():
        for keyword, known in table.items():
            widest[keyword] = wider(widest[keyword], known.kind)
    for keyword in FLOAT_BY_STANDARD & set(widest):
        widest[keyword] = wider(widest[keyword], "Float")
    for table in tables.values():
        for keyword, known in table.items():
            known.kind = widest[keyword]


def fill_comments(tables):
    comments = collections.defaultdict(collections.Counter)
    for table in tables.values():
        for keyword, known in table.items():
            if known.comment:
                comments[keyword][known.comment] += 1
    for table in tables.values():
        for keyword, known in table.items():
            if not known.comment and keyword in comments:
                counts = comments[keyword]
                known.comment = min(counts, key=lambda text: (-counts[text], text))


def unit_of(keyword, known):
    if known.kind not in ("Integer", "Float"):
        return ""
    if keyword in UNITS_BY_KEYWORD:
        return UNITS_BY_KEYWORD[keyword]
    bracket = re.match(r"\[([^\]]*)\]", known.comment)
    if bracket:
        return VOUNITS.get(bracket.group(1).strip().lower(), "")
    # the last one may have lost its end: comments are cut off at the end of the card
    for text, _ in re.findall(r"\(([^()]*)(\)|$)", known.comment):
        if text.strip().lower() in VOUNITS:
            return VOUNITS[text.strip().lower()]
    return ""


def quoted(field):
    return '"%s"' % field.replace('"', '""') if re.search(r'[",#]|^\s|\s$', field) else field


def line_of(keyword, known):
    fields = [keyword, known.kind, unit_of(keyword, known), known.comment, UCDS.get(keyword, "")]
    while not fields[-1]:
        fields.pop()
    return keyword + "".join(", " + quoted(f) if f else "," for f in fields[1:])


def check(name, table):
    columns = collections.defaultdict(list)
    for keyword in table:
        columns[column(keyword)].append(keyword)
    for target, keywords in columns.items():
        if len(keywords) > 1:
            sys.exit("%s: %s fall on one column %s" % (name, " and ".join(keywords), target))
        if len(target) > 64:
            sys.exit("%s: the column of %s has more than 64 characters" % (name, keywords[0]))


def write(directory, name, table):
    check(name, table)
    detector, filetype, extension = name.split("_")
    with open(os.path.join(directory, name + ".txt"), "w", encoding="utf-8") as out:
        out.write("# %s: keywords of HDU %s in the %s files of HST/ACS %s.\n"
                  % (name, extension, filetype, detector.upper()))
        out.write("# KEYWORD, Type[, unit[, description[, UCD]]]   "
                  "(made by tools/make_acs_definitions.py)\n")
        for keyword in sorted(table):
            out.write(line_of(keyword, table[keyword]) + "\n")


def main(arguments):
    if len(arguments) < 2:
        sys.exit(__doc__)
    warnings.simplefilter("ignore")  # samples with odd cards are welcome here
    survey, directory, samples = arguments[0], arguments[1], arguments[2:]
    tables = read_survey(survey)
    spellings = add_samples(tables, sample_files(samples))
    spell_as_fits(tables, spellings)
    add_required(tables)
    settle_types(tables)
    fill_comments(tables)
    os.makedirs(directory, exist_ok=True)
    for name in sorted(tables):
        write(directory, name, tables[name])
    print("%d tables, %d columns" % (len(tables), sum(len(t) for t in tables.values())))


if __name__ == "__main__":
    main(sys.argv[1:])
