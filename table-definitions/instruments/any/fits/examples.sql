-- First questions to a database of FITS files of any kind; each is a title and a statement that ends
-- with a semicolon. They run on MySQL, MariaDB and H2 alike.

-- Which files are there, and which of them could not be read?
SELECT state, COUNT(*) AS files, SUM(size) AS bytes
FROM files
GROUP BY state
ORDER BY files DESC, state;

-- What kinds of HDUs do they hold?
SELECT extname, type, COUNT(*) AS hdus
FROM hdus
GROUP BY extname, type
ORDER BY hdus DESC, extname, type;

-- Which keywords do their headers have, and in which table is each?
SELECT keyword, table_name, type, unit, example
FROM header_columns
ORDER BY keyword, table_name;
