-- What was observed in September 2010 (UTC), in the order of time?
SELECT rootname, detector, target, date_obs, exptime, filters
FROM observations
WHERE date_obs >= '2010-09-01' AND date_obs < '2010-10-01'
ORDER BY date_obs, rootname;
