-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where a value of a group is stated, when its record comes from several rows: the line counts from 1, the
-- pointer is a JSON pointer. 0 and '': where the record itself is.

ALTER TABLE group_value ADD COLUMN line INTEGER NOT NULL DEFAULT 0 CHECK (line >= 0);
ALTER TABLE group_value ADD COLUMN pointer TEXT NOT NULL DEFAULT '';
