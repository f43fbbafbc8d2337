-- First questions to a database of HST/STIS; each is a title and a statement that ends with a
-- semicolon. They run on MySQL, MariaDB and H2 alike.

-- Which raw CCD exposures are there, of what, and through which aperture?
SELECT m.full_rootname, r.targname, r.opt_elem, r.aperture, r.texptime, m.proposid
FROM master m JOIN ccd_raw_0 r ON r.rootname = m.rootname
ORDER BY r.texptime DESC, m.rootname
LIMIT 10;

-- How many exposures are there of each mode?
SELECT obstype, obsmode, COUNT(*) AS exposures
FROM ccd_raw_0
GROUP BY obstype, obsmode
ORDER BY exposures DESC, obstype, obsmode;

-- Which proposals observed with which optical element?
SELECT m.proposid, r.opt_elem, COUNT(*) AS exposures
FROM master m JOIN ccd_raw_0 r ON r.rootname = m.rootname
GROUP BY m.proposid, r.opt_elem
ORDER BY m.proposid, r.opt_elem;
