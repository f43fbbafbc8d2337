-- The least that each user of the database needs. Run as an administrator; change names, hosts and
-- passwords. MySQL 8.0.20 or newer, MariaDB 10.6 or newer.

CREATE DATABASE IF NOT EXISTS fitsql CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- The nightly run. Tables grow with the keywords that files bring, hence CREATE, ALTER and INDEX;
-- DROP is for rebuilding a table beside the one that is read, REFERENCES for the foreign keys.
CREATE USER IF NOT EXISTS 'fitsql'@'%' IDENTIFIED BY 'change-me' REQUIRE SSL;
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX, REFERENCES, DROP, CREATE VIEW, SHOW VIEW
  ON fitsql.* TO 'fitsql'@'%';

-- The nightly run where only administrators may change tables: unknown keywords then stay in the
-- cards, the run prints the statements that are wanting, and `fitsql schema ddl` all of them.
CREATE USER IF NOT EXISTS 'fitsql_rows'@'%' IDENTIFIED BY 'change-me' REQUIRE SSL;
GRANT SELECT, INSERT, UPDATE, DELETE, SHOW VIEW ON fitsql.* TO 'fitsql_rows'@'%';

-- Scientists and web pages.
CREATE USER IF NOT EXISTS 'fitsql_reader'@'%' IDENTIFIED BY 'change-me' REQUIRE SSL;
GRANT SELECT, SHOW VIEW ON fitsql.* TO 'fitsql_reader'@'%';
