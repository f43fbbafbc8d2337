-- Which observations have their target within 1 degree of 47 Tucanae (RA 6.0223, Dec -72.0814)?
-- A band of declination and in it a window of right ascension, which an index answers, then the
-- haversine formula, which decides. Half the width of the window is
-- asin(sin(radius) / cos(dec)), in degrees; where it crosses 0 or 360 degrees, ask
-- WHERE o.rootname IN (SELECT rootname FROM observation_facts WHERE target_dec BETWEEN ... AND
-- (target_ra >= from OR target_ra <= to)) with both ends brought to 0 to 360, because H2 does not
-- carry an OR into a view; where the cone holds a pole (|dec| + radius >= 90), leave the window out. `fitsql select --cone 6.0223,-72.0814,1d`
-- does all of this. For the pointing rather than the target, ask ref_ra and ref_dec.
SELECT o.rootname, o.target, o.target_ra, o.target_dec, o.date_obs, o.filters, o.exptime
FROM observations o
WHERE o.target_dec BETWEEN -73.0814 AND -71.0814
  AND o.target_ra BETWEEN 2.770436489 AND 9.274163511
  AND POWER(SIN(RADIANS(o.target_dec - -72.0814) / 2), 2)
    + COS(RADIANS(-72.0814)) * COS(RADIANS(o.target_dec))
    * POWER(SIN(RADIANS(o.target_ra - 6.0223) / 2), 2) <= POWER(SIN(RADIANS(1) / 2), 2)
ORDER BY o.rootname;
