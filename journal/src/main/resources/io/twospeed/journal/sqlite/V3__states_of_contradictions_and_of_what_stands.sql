-- SQLite cannot alter a constraint, and a table that others refer to cannot be made anew inside a
-- transaction. Its documentation ("Making Other Kinds Of Table Schema Changes") has this way.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema
  SET sql = replace(sql, '''TO_BE_UNDONE'', ''UNDONE'')', '''TO_BE_UNDONE'', ''UNDONE'', ''LEFT_STANDING'')')
  WHERE type = 'table' AND name = 'interaction';
UPDATE sqlite_schema
  SET sql = replace(sql, '''REVERSED'', ''PARKED'')', '''REVERSED'', ''PARKED'', ''CONTRADICTED'')')
  WHERE type = 'table' AND name = 'core_call';
PRAGMA writable_schema = OFF;
-- A change of the schema that connections notice, so that each reads it anew.
CREATE TABLE read_the_schema_anew (x integer);
DROP TABLE read_the_schema_anew;
