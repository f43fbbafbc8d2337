-- How many exposures were taken through each combination of filters, with which detector, and how
-- long did they take in all? Products of associations are left out by asking for a raw file.
SELECT o.detector, o.filters, COUNT(*) AS exposures, SUM(o.exptime) AS seconds
FROM observations o JOIN datasets d ON d.rootname = o.rootname
WHERE d.raw IS NOT NULL
GROUP BY o.detector, o.filters
ORDER BY exposures DESC, o.detector, o.filters;
