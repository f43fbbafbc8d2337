-- Cone searches over the million rows that bench/cone-search.sh generates.

-- one arc minute at 47 Tucanae
SELECT COUNT(*) FROM observations o
WHERE o.target_dec BETWEEN -72.09806667 AND -72.06473333
  AND o.target_ra BETWEEN 5.96812861 AND 6.07647139
  AND POWER(SIN(RADIANS(o.target_dec - -72.0814) / 2), 2) + COS(RADIANS(-72.0814)) * COS(RADIANS(o.target_dec)) * POWER(SIN(RADIANS(o.target_ra - 6.0223) / 2), 2) <= POWER(SIN(RADIANS(0.01666666667) / 2), 2);

-- one degree at 47 Tucanae
SELECT COUNT(*) FROM observations o
WHERE o.target_dec BETWEEN -73.0814 AND -71.0814
  AND o.target_ra BETWEEN 2.770436489 AND 9.274163511
  AND POWER(SIN(RADIANS(o.target_dec - -72.0814) / 2), 2) + COS(RADIANS(-72.0814)) * COS(RADIANS(o.target_dec)) * POWER(SIN(RADIANS(o.target_ra - 6.0223) / 2), 2) <= POWER(SIN(RADIANS(1) / 2), 2);

-- one degree across RA 0
SELECT COUNT(*) FROM observations o
WHERE o.rootname IN (SELECT rootname FROM observation_facts
    WHERE target_dec BETWEEN 9 AND 11 AND (target_ra >= 359.1845718 OR target_ra <= 1.215428215))
  AND POWER(SIN(RADIANS(o.target_dec - 10.0) / 2), 2) + COS(RADIANS(10.0)) * COS(RADIANS(o.target_dec)) * POWER(SIN(RADIANS(o.target_ra - 0.2) / 2), 2) <= POWER(SIN(RADIANS(1) / 2), 2);

-- ten arc minutes around the pole
SELECT COUNT(*) FROM observations o
WHERE o.target_dec BETWEEN 89.78333333 AND 90.11666667
  AND POWER(SIN(RADIANS(o.target_dec - 89.95) / 2), 2) + COS(RADIANS(89.95)) * COS(RADIANS(o.target_dec)) * POWER(SIN(RADIANS(o.target_ra - 123.0) / 2), 2) <= POWER(SIN(RADIANS(0.1666666667) / 2), 2);

-- ten degrees on the equator
SELECT COUNT(*) FROM observations o
WHERE o.target_dec BETWEEN -10 AND 10
  AND o.target_ra BETWEEN 170 AND 190
  AND POWER(SIN(RADIANS(o.target_dec - 0.0) / 2), 2) + COS(RADIANS(0.0)) * COS(RADIANS(o.target_dec)) * POWER(SIN(RADIANS(o.target_ra - 180.0) / 2), 2) <= POWER(SIN(RADIANS(10) / 2), 2);

EXPLAIN SELECT COUNT(*) FROM observations o
WHERE o.target_dec BETWEEN -72.09806667 AND -72.06473333
  AND o.target_ra BETWEEN 5.96812861 AND 6.07647139
  AND POWER(SIN(RADIANS(o.target_dec - -72.0814) / 2), 2) + COS(RADIANS(-72.0814)) * COS(RADIANS(o.target_dec)) * POWER(SIN(RADIANS(o.target_ra - 6.0223) / 2), 2) <= POWER(SIN(RADIANS(0.01666666667) / 2), 2);

EXPLAIN SELECT COUNT(*) FROM observations o
WHERE o.target_dec BETWEEN -73.0814 AND -71.0814
  AND o.target_ra BETWEEN 2.770436489 AND 9.274163511
  AND POWER(SIN(RADIANS(o.target_dec - -72.0814) / 2), 2) + COS(RADIANS(-72.0814)) * COS(RADIANS(o.target_dec)) * POWER(SIN(RADIANS(o.target_ra - 6.0223) / 2), 2) <= POWER(SIN(RADIANS(1) / 2), 2);

EXPLAIN SELECT COUNT(*) FROM observations o
WHERE o.rootname IN (SELECT rootname FROM observation_facts
    WHERE target_dec BETWEEN 9 AND 11 AND (target_ra >= 359.1845718 OR target_ra <= 1.215428215))
  AND POWER(SIN(RADIANS(o.target_dec - 10.0) / 2), 2) + COS(RADIANS(10.0)) * COS(RADIANS(o.target_dec)) * POWER(SIN(RADIANS(o.target_ra - 0.2) / 2), 2) <= POWER(SIN(RADIANS(1) / 2), 2);

EXPLAIN SELECT COUNT(*) FROM observations o
WHERE o.target_dec BETWEEN 89.78333333 AND 90.11666667
  AND POWER(SIN(RADIANS(o.target_dec - 89.95) / 2), 2) + COS(RADIANS(89.95)) * COS(RADIANS(o.target_dec)) * POWER(SIN(RADIANS(o.target_ra - 123.0) / 2), 2) <= POWER(SIN(RADIANS(0.1666666667) / 2), 2);

EXPLAIN SELECT COUNT(*) FROM observations o
WHERE o.target_dec BETWEEN -10 AND 10
  AND o.target_ra BETWEEN 170 AND 190
  AND POWER(SIN(RADIANS(o.target_dec - 0.0) / 2), 2) + COS(RADIANS(0.0)) * COS(RADIANS(o.target_dec)) * POWER(SIN(RADIANS(o.target_ra - 180.0) / 2), 2) <= POWER(SIN(RADIANS(10) / 2), 2);
