SELECT f.path, f.state, f.size, f.mtime, h.hdu, h.extname, h.card_count FROM files f JOIN hdus h ON h.path = f.path AND h.version = f.version WHERE f.rootname = 'jb1e00a0' ORDER BY f.path, h.hdu;
