-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which value of a series is the run's: one rule per quantity (core/series/value_rule.h), the last one without.

CREATE TABLE value_rule (
  quantity_id TEXT PRIMARY KEY,
  rule TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE history_value_rule (
  history_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE,
  quantity_id TEXT NOT NULL,
  rule_before TEXT, -- NULL: there was none
  rule_after TEXT,
  PRIMARY KEY (history_id, quantity_id)
) STRICT, WITHOUT ROWID;
