SELECT f.path, f.state, f.size, f.mtime, h.hdu, h.extname, h.card_count FROM files f JOIN hdus h ON h.path = f.path AND h.version = f.version WHERE f.rootname = '@rootname@' ORDER BY f.path, h.hdu;
