SELECT o.rootname, o.target, o.date_obs, o.filters, d.raw, d.flt FROM observations o JOIN datasets d ON d.rootname = o.rootname WHERE o.proposid = @proposal@ ORDER BY o.rootname;
