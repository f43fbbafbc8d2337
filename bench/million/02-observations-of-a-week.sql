SELECT rootname, detector, target, date_obs, exptime, filters FROM observations WHERE date_obs >= DATE('@date@') AND date_obs < DATE('@date@') + INTERVAL 7 DAY ORDER BY date_obs, rootname;
