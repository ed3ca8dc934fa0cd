-- SPDX-License-Identifier: GPL-3.0-or-later
-- A record is what one source row or document said. A run is the set of counting records with the same
-- run_id, whose value is the id of the run's anchor record. Times are milliseconds since 1970 in UTC.

CREATE TABLE library_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO library_state (id, revision) VALUES (1, 1);

CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  started_at_ms INTEGER NOT NULL,
  app_version TEXT NOT NULL,
  summary TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'undone', 'discarded'))
) STRICT;

CREATE TABLE source_file (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES import(id),
  path TEXT NOT NULL,
  folder TEXT NOT NULL,
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  mtime_ms INTEGER,
  format TEXT NOT NULL,
  importer_revision INTEGER NOT NULL,
  precedence INTEGER NOT NULL, -- 0 summary, 1 table, 2 evaluation, 3 log
  mapping TEXT, -- JSON; tables only
  first_record INTEGER NOT NULL DEFAULT 0, -- the records of a file have consecutive ids
  last_record INTEGER NOT NULL DEFAULT -1,
  accepted INTEGER NOT NULL DEFAULT 0,
  set_aside INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX source_file_import ON source_file(import_id);

CREATE TABLE diagnostic (
  id INTEGER PRIMARY KEY,
  file_id INTEGER NOT NULL REFERENCES source_file(id),
  severity TEXT NOT NULL CHECK (severity IN ('note', 'warning', 'set aside')),
  code TEXT NOT NULL,
  reason TEXT NOT NULL,
  line INTEGER NOT NULL,
  pointer TEXT NOT NULL
) STRICT;
CREATE INDEX diagnostic_file ON diagnostic(file_id);

-- Equal contexts are stored once; the writer sees to that.
CREATE TABLE context (
  id INTEGER PRIMARY KEY,
  project TEXT NOT NULL,
  model TEXT NOT NULL,
  variant TEXT NOT NULL,
  dataset TEXT NOT NULL,
  task TEXT NOT NULL,
  kind TEXT NOT NULL,
  split TEXT NOT NULL,
  country_iso3 TEXT NOT NULL,
  region TEXT NOT NULL,
  hardware TEXT NOT NULL,
  tool TEXT NOT NULL,
  tracking_mode TEXT NOT NULL,
  citation TEXT NOT NULL
) STRICT;

-- The person's own quantities. The standard ones are part of the program.
CREATE TABLE quantity (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  unit TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('higher', 'lower', 'none')),
  sphere TEXT NOT NULL CHECK (sphere IN ('Quality', 'Environment', 'Economy', 'Society', 'Settings')),
  lower_bound REAL NOT NULL,
  upper_bound REAL NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE source_column (
  file_id INTEGER NOT NULL REFERENCES source_file(id),
  quantity_id TEXT NOT NULL,
  source_column TEXT NOT NULL,
  unit_as_written TEXT NOT NULL,
  grade INTEGER NOT NULL CHECK (grade BETWEEN 0 AND 6), -- 1 metered … 6 derived
  PRIMARY KEY (file_id, quantity_id)
) STRICT, WITHOUT ROWID;

-- identity_hash: which run of which format (or which place of which file) the record speaks of.
-- content_hash: what it says. Both let an import find out quickly what is already here.
CREATE TABLE record (
  id INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES record(id),
  file_id INTEGER NOT NULL REFERENCES source_file(id),
  counts INTEGER NOT NULL CHECK (counts IN (0, 1)),
  context_id INTEGER NOT NULL REFERENCES context(id),
  moved_by_hand INTEGER NOT NULL DEFAULT 0 CHECK (moved_by_hand IN (0, 1)),
  is_cumulative INTEGER NOT NULL CHECK (is_cumulative IN (0, 1)),
  line INTEGER NOT NULL,
  seed INTEGER,
  started_at_ms INTEGER,
  started_zone_known INTEGER NOT NULL DEFAULT 0 CHECK (started_zone_known IN (0, 1)),
  ended_at_ms INTEGER,
  ended_zone_known INTEGER NOT NULL DEFAULT 0 CHECK (ended_zone_known IN (0, 1)),
  identity_hash INTEGER NOT NULL,
  content_hash INTEGER NOT NULL,
  name TEXT NOT NULL,
  external_id TEXT NOT NULL,
  pointer TEXT NOT NULL,
  duration_s REAL,
  energy_kwh REAL,
  cpu_energy_kwh REAL,
  gpu_energy_kwh REAL,
  ram_energy_kwh REAL,
  emissions_kg_co2e REAL,
  water_l REAL,
  cpu_power_w REAL,
  gpu_power_w REAL,
  ram_power_w REAL,
  pue REAL,
  accelerator_count REAL,
  accuracy REAL,
  balanced_accuracy REAL,
  f1 REAL,
  auc REAL,
  loss REAL,
  perplexity REAL,
  parameters REAL,
  nonzero_parameters REAL,
  size_bytes REAL,
  peak_memory_bytes REAL,
  latency_s REAL,
  cost_usd REAL,
  training_loss REAL,
  epochs REAL,
  steps REAL,
  examples REAL
) STRICT;
-- Only records that joined another one: a run of one record costs nothing.
CREATE INDEX record_joined ON record(run_id) WHERE run_id <> id;

-- Further ids under which a tool may know the run of the record; record.external_id is the first.
CREATE TABLE record_run_id (
  record_id INTEGER NOT NULL REFERENCES record(id),
  position INTEGER NOT NULL,
  run_id TEXT NOT NULL,
  PRIMARY KEY (record_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE measurement (
  record_id INTEGER NOT NULL REFERENCES record(id),
  quantity_id TEXT NOT NULL,
  value REAL,
  status TEXT NOT NULL DEFAULT 'ok' CHECK (status IN ('ok', 'nan')),
  PRIMARY KEY (record_id, quantity_id),
  CHECK ((status = 'ok') = (value IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE group_value (
  record_id INTEGER NOT NULL REFERENCES record(id),
  position INTEGER NOT NULL,
  quantity_id TEXT NOT NULL,
  attribute TEXT NOT NULL,
  group_name TEXT NOT NULL,
  value REAL,
  support INTEGER,
  PRIMARY KEY (record_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE history (
  id INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  action TEXT NOT NULL,
  summary TEXT NOT NULL,
  import_id INTEGER REFERENCES import(id),
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

-- What a change did to records that were there before it; undo and redo write it back.
CREATE TABLE history_record (
  history_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE,
  record_id INTEGER NOT NULL REFERENCES record(id),
  run_before INTEGER NOT NULL,
  run_after INTEGER NOT NULL,
  counts_before INTEGER NOT NULL,
  counts_after INTEGER NOT NULL,
  by_hand_before INTEGER NOT NULL,
  by_hand_after INTEGER NOT NULL,
  PRIMARY KEY (history_id, record_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE history_edit (
  history_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE,
  run_id INTEGER NOT NULL,
  name_before TEXT,
  name_after TEXT,
  excluded_before INTEGER NOT NULL,
  excluded_after INTEGER NOT NULL,
  PRIMARY KEY (history_id, run_id)
) STRICT, WITHOUT ROWID;

-- Why records are one run. Holds while its own change is not undone and the change that ended it, if any, is.
CREATE TABLE join_decision (
  id INTEGER PRIMARY KEY,
  history_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE,
  ended_by INTEGER REFERENCES history(id) ON DELETE SET NULL,
  run_id INTEGER NOT NULL,
  reason INTEGER NOT NULL,
  confidence REAL NOT NULL,
  explanation TEXT NOT NULL
) STRICT;
CREATE INDEX join_decision_run ON join_decision(run_id);
CREATE TABLE join_member (
  join_id INTEGER NOT NULL REFERENCES join_decision(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  record_id INTEGER NOT NULL REFERENCES record(id),
  PRIMARY KEY (join_id, position)
) STRICT, WITHOUT ROWID;

-- A record that fits several others equally well.
CREATE TABLE ambiguity (
  id INTEGER PRIMARY KEY,
  history_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE,
  ended_by INTEGER REFERENCES history(id) ON DELETE SET NULL,
  record_id INTEGER NOT NULL REFERENCES record(id),
  reason INTEGER NOT NULL,
  explanation TEXT NOT NULL
) STRICT;
CREATE TABLE ambiguity_candidate (
  ambiguity_id INTEGER NOT NULL REFERENCES ambiguity(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  record_id INTEGER NOT NULL REFERENCES record(id),
  PRIMARY KEY (ambiguity_id, position)
) STRICT, WITHOUT ROWID;

-- What a person said about a run.
CREATE TABLE run_edit (
  run_id INTEGER PRIMARY KEY,
  name TEXT,
  excluded INTEGER NOT NULL DEFAULT 0 CHECK (excluded IN (0, 1))
) STRICT;

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The finished table of runs in column chunks, valid for one revision only. May be emptied at any time.
CREATE TABLE frame_cache (
  position INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL,
  part TEXT NOT NULL,
  data BLOB NOT NULL
) STRICT;

-- For people with an SQLite browser.
CREATE VIEW active_record AS
  SELECT record.*, source_file.path, source_file.format FROM record
  JOIN source_file ON source_file.id = record.file_id
  JOIN import ON import.id = source_file.import_id
  WHERE record.counts = 1 AND import.state = 'active';
CREATE VIEW run AS
  SELECT run_id, count(*) AS records, min(name) AS name, max(duration_s) AS duration_s,
    max(energy_kwh) AS energy_kwh, max(emissions_kg_co2e) AS emissions_kg_co2e, max(accuracy) AS accuracy
  FROM active_record GROUP BY run_id;
