-- What are the names of all files that are ingested, and where do they lie in the archive?
SELECT filename, path
FROM files
WHERE state = 'ingested'
ORDER BY filename;
