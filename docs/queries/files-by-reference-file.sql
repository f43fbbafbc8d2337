-- Which exposures were calibrated with which dark? Write the whole name with = for one of them. The
-- view wfc_flt has the columns of all extensions; biasfile, pfltfile, idctab, ... go the same way.
SELECT darkfile, filename, date_obs
FROM wfc_flt
WHERE darkfile LIKE 'jref$%'
ORDER BY darkfile, filename;
