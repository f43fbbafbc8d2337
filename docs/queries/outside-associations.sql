-- Which exposures belong to no association? Only exposures have a raw file.
SELECT o.rootname, o.detector, o.target, o.imagetyp, o.date_obs
FROM observations o JOIN datasets d ON d.rootname = o.rootname
WHERE o.association IS NULL AND d.raw IS NOT NULL
ORDER BY o.rootname;
