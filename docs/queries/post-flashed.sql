-- Which exposures were post-flashed, for how many seconds and at which current?
SELECT rootname, filename, flashdur, flashcur, flashsta
FROM wfc_raw
WHERE flashdur > 0
ORDER BY rootname;
