-- What is the mean of the good pixels of each chip of calibrated full frames, in electrons? HDU 1 is
-- chip 2, HDU 4 is chip 1; of a subarray there is one chip only.
SELECT rootname, filename, filter1, filter2, exptime, hdu1_goodmean, hdu4_goodmean
FROM wfc_flt
WHERE hdu1_goodmean IS NOT NULL
ORDER BY rootname;
