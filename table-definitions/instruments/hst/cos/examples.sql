-- First questions to a database of HST/COS; each is a title and a statement that ends with a
-- semicolon. They run on MySQL, MariaDB and H2 alike.

-- Which extracted spectra of the FUV detector are there, of what, and how long?
SELECT m.full_rootname, x.targname, x.opt_elem, x.cenwave, s.exptime, m.proposid
FROM master m
JOIN fuv_x1d_0 x ON x.rootname = m.rootname
JOIN fuv_x1d_1 s ON s.rootname = m.rootname
ORDER BY s.exptime DESC, m.rootname
LIMIT 10;

-- How many exposures with lamp flashes are there of each grating and central wavelength?
SELECT opt_elem, cenwave, COUNT(*) AS exposures
FROM fuv_lampflash_0
GROUP BY opt_elem, cenwave
ORDER BY exposures DESC, opt_elem, cenwave;

-- Which files of an observation are there?
SELECT m.full_rootname, m.detector, d.rawacq, d.counts_a, d.flt_a, d.x1d, d.spt
FROM master m JOIN datasets d ON d.rootname = m.rootname
WHERE m.detector IN ('fuv', 'nuv')
ORDER BY m.full_rootname
LIMIT 10;
