-- 0006-merge.sql - schema 6: what a merge with another copy of the plan took in
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A merge is a transaction like any other, with its rows in chg. What makes it a merge stands here, so that the next
-- one knows where the two last met. A merge that was undone took nothing.

-- One row per merge.
CREATE TABLE merge (
  tx            INTEGER PRIMARY KEY REFERENCES tx (seq),
  other         TEXT NOT NULL CHECK (other <> '') -- whom or what it was with, as people call it
) STRICT;

-- The transactions of the other file that this one knows of since: the other's own, and those that it had taken from
-- others. A merge with a dossier has none.
CREATE TABLE taken (
  tx            INTEGER NOT NULL REFERENCES merge (tx),
  uid           TEXT NOT NULL CHECK (length (uid) BETWEEN 1 AND 64),
  PRIMARY KEY (tx, uid)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 6;
