SELECT * FROM wfc_flt WHERE rootname = '@rootname@';
