-- Which observations are of one target? A name is what the proposer wrote: see cone-search.sql for
-- all that points at the same place.
SELECT rootname, detector, date_obs, filters, exptime, pi, proposid
FROM observations
WHERE target = 'NGC5139'
ORDER BY date_obs, rootname;
