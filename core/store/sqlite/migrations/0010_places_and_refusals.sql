-- SPDX-License-Identifier: GPL-3.0-or-later
-- A value that a file beside the source states, as each metric of an MLflow folder: that file, relative to the
-- folder of the source, and the line in it. '' and 0: the source itself, and not told.

ALTER TABLE source_column ADD COLUMN companion TEXT NOT NULL DEFAULT '';
ALTER TABLE source_column ADD COLUMN line INTEGER NOT NULL DEFAULT 0 CHECK (line >= 0);

-- Files that could not be read when they were met, as they were then. Not part of the history: an import of the
-- file ends it.

CREATE TABLE refused_file (
  path TEXT PRIMARY KEY,
  bytes INTEGER NOT NULL,
  mtime_ms INTEGER NOT NULL,
  format TEXT NOT NULL, -- of the importer that refused it; '': none
  importer_revision INTEGER NOT NULL,
  error_code TEXT NOT NULL, -- 'format_refused' and the like
  arguments TEXT NOT NULL, -- of the error, a unit separator (U+001F) behind each
  line INTEGER NOT NULL,
  pointer TEXT NOT NULL
) STRICT, WITHOUT ROWID;
