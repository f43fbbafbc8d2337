SELECT o.rootname, o.target, o.date_obs, o.exptime FROM observations o WHERE o.filters = '@filters@' AND o.pi LIKE 'R%' ORDER BY o.date_obs LIMIT 100;
