-- First questions to a database of HST/ACS. `fitsql demo` asks them; each is a title and a
-- statement that ends with a semicolon. They run on MySQL, MariaDB and H2 alike.

-- How many exposures are there of each detector and filter, and how long in all?
SELECT detector, filter1, filter2, COUNT(*) AS exposures, SUM(exptime) AS seconds
FROM (
  SELECT 'WFC' AS detector, filter1, filter2, exptime FROM wfc_raw_0
  UNION ALL SELECT 'HRC', filter1, filter2, exptime FROM hrc_raw_0
  UNION ALL SELECT 'SBC', filter1, filter2, exptime FROM sbc_raw_0
) AS exposures
GROUP BY detector, filter1, filter2
ORDER BY detector, exposures DESC, filter1, filter2;

-- Which calibrated WFC exposures are the longest of their target and filters?
SELECT w.targname, w.filter1, w.filter2, MAX(w.exptime) AS longest, COUNT(*) AS exposures,
  MIN(w.date_obs) AS first_observed, MIN(m.proposid) AS proposal
FROM master m JOIN wfc_flt_0 w ON w.rootname = m.rootname
GROUP BY w.targname, w.filter1, w.filter2
ORDER BY longest DESC, w.targname
LIMIT 5;

-- Where are the images of the target that was observed most often?
SELECT w.targname, w.filter1, w.filter2, w.exptime, q.path, q.width, q.height
FROM quicklooks q JOIN wfc_flt_0 w ON w.rootname = q.rootname
WHERE q.kind = 'jpeg' AND q.filetype = 'flt' AND w.targname = (
  SELECT targname FROM wfc_flt_0 GROUP BY targname ORDER BY COUNT(*) DESC, targname LIMIT 1)
ORDER BY q.path
LIMIT 5;
