-- Functions of Redshift, or with another result than those of PostgreSQL, in a schema that stands before pg_catalog.
-- Sources: the Amazon Redshift Database Developer Guide, pages of each function.
CREATE FUNCTION dateadd(part text, n bigint, t timestamp) RETURNS timestamp LANGUAGE sql IMMUTABLE AS
  $$ SELECT t + n * CAST('1 ' || part AS interval) $$;
CREATE FUNCTION dateadd(part text, n bigint, d date) RETURNS timestamp LANGUAGE sql IMMUTABLE AS
  $$ SELECT CAST(d AS timestamp) + n * CAST('1 ' || part AS interval) $$;
-- Boundaries that are crossed; a week has none that is documented.
CREATE FUNCTION datediff(part text, a timestamp, b timestamp) RETURNS bigint LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE part
       WHEN 'day' THEN CAST(b AS date) - CAST(a AS date)
       WHEN 'second' THEN CAST(EXTRACT(EPOCH FROM date_trunc('second', b)) - EXTRACT(EPOCH FROM date_trunc('second', a)) AS bigint)
     END $$;
CREATE FUNCTION datediff(part text, a date, b date) RETURNS bigint LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE part WHEN 'day' THEN b - a WHEN 'second' THEN (b - a) * 86400 END $$;
CREATE FUNCTION date_trunc(part text, d date) RETURNS timestamp LANGUAGE sql IMMUTABLE AS
  $$ SELECT pg_catalog.date_trunc(part, CAST(d AS timestamp)) $$;
CREATE FUNCTION convert_timezone(source text, target text, t timestamp) RETURNS timestamp LANGUAGE sql STABLE AS
  $$ SELECT (t AT TIME ZONE source) AT TIME ZONE target $$;
CREATE FUNCTION len(t text) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT length(t) $$;
-- SUM of BIGINT is BIGINT there, and AVG of whole numbers whole.
CREATE FUNCTION whole_sum(total bigint, x bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE WHEN x IS NULL THEN total WHEN total IS NULL THEN x ELSE total + x END $$;
CREATE AGGREGATE sum(bigint) (SFUNC = whole_sum, STYPE = bigint);
CREATE FUNCTION whole_sum(total bigint, x integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE WHEN x IS NULL THEN total WHEN total IS NULL THEN x ELSE total + x END $$;
CREATE AGGREGATE sum(integer) (SFUNC = whole_sum, STYPE = bigint);
