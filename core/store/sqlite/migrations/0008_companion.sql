-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was read beside a source file: config.yaml, params/ and the like. Paths are relative to the folder of
-- the file.

CREATE TABLE source_companion (
  file_id INTEGER NOT NULL REFERENCES source_file(id),
  position INTEGER NOT NULL,
  path TEXT NOT NULL,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 2), -- 0 a file, 1 the names in a folder, 2 also of those below
  bytes INTEGER NOT NULL CHECK (bytes >= -1), -- -1: there was no such file; of a folder the number of names
  mtime_ms INTEGER NOT NULL,
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  PRIMARY KEY (file_id, position)
) STRICT, WITHOUT ROWID;
