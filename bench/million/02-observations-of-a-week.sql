SELECT rootname, detector, target, date_obs, exptime, filters FROM observations WHERE date_obs >= '2010-09-06' AND date_obs < '2010-09-13' ORDER BY date_obs, rootname;
