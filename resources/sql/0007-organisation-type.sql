-- 0007-organisation-type.sql - schema 7: an organisation of which nobody has said what it is
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Published lists of partners name organisations without their types. SQLite takes no NOT NULL from a column: another
-- one takes its values and its place.

ALTER TABLE organisation ADD COLUMN other_type TEXT CHECK (other_type IN ('authority', 'agency', 'network', 'association', 'cluster', 'chemical-park', 'company', 'research', 'promotional-bank', 'ifi', 'investor', 'eu-body', 'ngo', 'citizens-group'));
UPDATE organisation SET other_type = type;
ALTER TABLE organisation DROP COLUMN type;
ALTER TABLE organisation RENAME COLUMN other_type TO type;

PRAGMA user_version = 7;
