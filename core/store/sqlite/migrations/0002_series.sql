-- SPDX-License-Identifier: GPL-3.0-or-later
-- The course of a quantity over a run. The points are in compressed chunks (core/series/series_codec.h); the
-- row sums them up, so that rules such as "last" or "best" need not read them. Times are milliseconds since
-- 1970 in UTC.

CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  record_id INTEGER NOT NULL REFERENCES record(id),
  position INTEGER NOT NULL,
  quantity_id TEXT NOT NULL,
  name TEXT NOT NULL, -- as the source calls it
  points INTEGER NOT NULL CHECK (points >= 0),
  numbers INTEGER NOT NULL CHECK (numbers BETWEEN 0 AND points), -- points that are not NaN
  first_step REAL,
  last_step REAL,
  first_time_ms INTEGER,
  last_time_ms INTEGER,
  last_value REAL,
  smallest_value REAL,
  largest_value REAL
) STRICT;
CREATE INDEX series_record ON series(record_id);

CREATE TABLE series_chunk (
  id INTEGER PRIMARY KEY,
  series_id INTEGER NOT NULL REFERENCES series(id),
  data BLOB NOT NULL
) STRICT;
CREATE INDEX series_chunk_series ON series_chunk(series_id);
