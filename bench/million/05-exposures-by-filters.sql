SELECT filters, COUNT(*) AS exposures, SUM(exptime) AS seconds FROM observation_facts GROUP BY filters ORDER BY exposures DESC;
