SELECT rootname, detector, date_obs, filters, exptime, pi, proposid FROM observations WHERE target = '@target@' ORDER BY date_obs;
