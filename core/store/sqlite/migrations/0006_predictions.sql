-- SPDX-License-Identifier: GPL-3.0-or-later
-- What models answered about single examples. The examples of an evaluation are kept once for all models that
-- answered them; both blobs are of core/store/prediction_codec.h.

CREATE TABLE example_set (
  id INTEGER PRIMARY KEY,
  digest INTEGER NOT NULL, -- of data
  examples INTEGER NOT NULL CHECK (examples >= 0),
  data BLOB NOT NULL
) STRICT;
CREATE INDEX example_set_digest ON example_set(digest);

CREATE TABLE prediction (
  id INTEGER PRIMARY KEY,
  record_id INTEGER NOT NULL REFERENCES record(id),
  example_set_id INTEGER NOT NULL REFERENCES example_set(id),
  threshold REAL, -- behind the predictions, where they were made of scores
  data BLOB NOT NULL
) STRICT;
CREATE INDEX prediction_record ON prediction(record_id);
CREATE INDEX prediction_example_set ON prediction(example_set_id);
