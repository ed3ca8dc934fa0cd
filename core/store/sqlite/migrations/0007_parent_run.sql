-- SPDX-License-Identifier: GPL-3.0-or-later
-- The run that the run of a record is part of, by the id that its tool gives it. That run may be missing, or
-- come with a later import, so the id is kept and looked up when the runs are read.

CREATE TABLE record_parent (
  record_id INTEGER PRIMARY KEY REFERENCES record(id),
  parent_id TEXT NOT NULL CHECK (parent_id <> '')
) STRICT;
CREATE INDEX record_parent_id ON record_parent(parent_id);
