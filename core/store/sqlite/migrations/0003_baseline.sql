-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a person said about where a run comes from. Both ids are those of a record: meant is the run that the
-- record belongs to, so that a choice outlives the joining of runs.

CREATE TABLE run_baseline (
  run_id INTEGER PRIMARY KEY,
  baseline_id INTEGER -- NULL: a baseline itself
) STRICT;

CREATE TABLE history_baseline (
  history_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE,
  run_id INTEGER NOT NULL,
  chosen_before INTEGER NOT NULL CHECK (chosen_before IN (0, 1)), -- 0: nobody had said anything
  baseline_before INTEGER,
  baseline_after INTEGER,
  PRIMARY KEY (history_id, run_id)
) STRICT, WITHOUT ROWID;
