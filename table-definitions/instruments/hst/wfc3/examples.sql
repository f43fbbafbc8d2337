-- First questions to a database of HST/WFC3; each is a title and a statement that ends with a
-- semicolon. They run on MySQL, MariaDB and H2 alike.

-- Which are the longest calibrated UVIS exposures, of what, and through which filter?
SELECT m.full_rootname, f.targname, f.filter, f.exptime, m.proposid
FROM master m JOIN uvis_flt_0 f ON f.rootname = m.rootname
ORDER BY f.exptime DESC, m.rootname
LIMIT 10;

-- How many IR exposures are there of each filter?
SELECT filter, COUNT(*) AS exposures
FROM ir_flt_0
GROUP BY filter
ORDER BY exposures DESC, filter;

-- Which UVIS exposures were post-flashed?
SELECT m.full_rootname, f.flashdur, f.flashcur
FROM master m JOIN uvis_flt_0 f ON f.rootname = m.rootname
WHERE f.flashdur > 0
ORDER BY f.flashdur DESC, m.rootname;
