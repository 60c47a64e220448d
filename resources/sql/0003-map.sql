-- 0003-map.sql - schema 3: what people keep of the map
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Saved views, scenes for presenting, tags, the parking lot of a workshop. See 0001-first.sql for how values are
-- written.

-- A saved view of the map: layout, filter, focus, date and where the eye was.
CREATE TABLE view (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  name          TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 1000),
  layout        TEXT NOT NULL CHECK (layout IN ('network', 'clusters', 'geography', 'pipeline', 'circle')),
  kinds         TEXT CHECK (kinds <> ''),
  stages        TEXT CHECK (stages <> ''),
  objectives    TEXT CHECK (objectives <> ''),
  country       TEXT CHECK (length (country) BETWEEN 1 AND 1000),
  tag           TEXT CHECK (length (tag) BETWEEN 1 AND 1000),
  focus         INTEGER CHECK (focus > 0),
  hops          INTEGER CHECK (hops BETWEEN 1 AND 9),
  size_by       TEXT CHECK (size_by IN ('projects', 'degree', 'betweenness', 'closeness', 'core', 'money', 'co2')),
  colour_by     TEXT CHECK (colour_by IN ('country', 'stage', 'type', 'component', 'core')),
  day           TEXT CHECK (length (day) IN (4, 7, 10) AND day GLOB '[0-9][0-9][0-9][0-9]*'),
  zoom          REAL CHECK (zoom BETWEEN 0.01 AND 100),
  x             REAL CHECK (x BETWEEN -1e7 AND 1e7),
  y             REAL CHECK (y BETWEEN -1e7 AND 1e7),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX view_focus ON view (focus) WHERE focus IS NOT NULL;
CREATE INDEX view_source ON view (source) WHERE source IS NOT NULL;

-- What is shown one after the other when presenting: a saved view and one line of text.
CREATE TABLE scene (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  title         TEXT NOT NULL CHECK (length (title) BETWEEN 1 AND 1000),
  position      INTEGER CHECK (position BETWEEN 0 AND 100000),
  view          INTEGER REFERENCES view (id) DEFERRABLE INITIALLY DEFERRED,
  line          TEXT CHECK (length (line) BETWEEN 1 AND 1000),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX scene_view ON scene (view) WHERE view IS NOT NULL;
CREATE INDEX scene_source ON scene (source) WHERE source IS NOT NULL;

-- A word that a record of any kind carries.
CREATE TABLE tag (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  name          TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 1000),
  record        INTEGER NOT NULL CHECK (record > 0),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX tag_record ON tag (record);
CREATE INDEX tag_source ON tag (source) WHERE source IS NOT NULL;

-- The parking lot: what the room said and nobody has worked out yet.
CREATE TABLE idea (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  text          TEXT NOT NULL CHECK (length (text) BETWEEN 1 AND 1000),
  proposer      TEXT CHECK (length (proposer) BETWEEN 1 AND 1000),
  date          TEXT CHECK (length (date) IN (4, 7, 10) AND date GLOB '[0-9][0-9][0-9][0-9]*'),
  project       INTEGER REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  settled       INTEGER NOT NULL CHECK (settled IN (0, 1)),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX idea_project ON idea (project) WHERE project IS NOT NULL;
CREATE INDEX idea_source ON idea (source) WHERE source IS NOT NULL;

PRAGMA user_version = 3;
