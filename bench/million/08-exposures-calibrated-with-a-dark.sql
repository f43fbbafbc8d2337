SELECT rootname, filename, date_obs FROM wfc_flt_0 WHERE darkfile = '@dark@' ORDER BY filename;
