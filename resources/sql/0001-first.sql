-- 0001-first.sql - schema 1 of a Crosslink plan file
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A plan file is whatever these numbered steps make of an empty database; opening compares the text
-- below with the text in the file. Hence: no triggers, no views, no ON DELETE actions, and a step
-- that has been shipped is never edited. A later step may only append columns and add tables.
--
-- Every kind of record has one table. Its columns stand in the order of the kind's field table
-- (src/model/xl-kinds-*.c): its own first, then the five of every record. A test compares the two.
--
--   id           random positive 63-bit integer, made by Crosslink, never max + 1
--   text         never the empty string: no value is NULL
--   dates        'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'
--   money        integer, minor units of the currency (cents)
--   shares       integer, basis points: 400 is 4 %
--   sets         JSON array of text, sorted: '["O1","O3"]'
--   choices      the English nick
--   key          short text, not unique: what spreadsheets call id
--   provenance   where the record's facts come from
--   retired      1: kept, but hidden; people retire records and delete only rows that link others
--
-- References are checked at COMMIT, so that the order of operations inside one edit does not matter.
-- Reading it in the sqlite3 shell is welcome. Writing to it there bypasses the history, and so the
-- undo, the notice to open windows, and the merge.

PRAGMA application_id = 1483501163; -- 'Xlnk'

-- ------------------------------------------------------------------ the file itself

-- Facts that are no records: undo_floor (transactions up to it cannot be undone), plan_name.
CREATE TABLE meta (
  key           TEXT PRIMARY KEY CHECK (key <> ''),
  value         TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row per edit, oldest first. seq is its place in this file; uid is the same in every copy.
CREATE TABLE tx (
  seq           INTEGER PRIMARY KEY CHECK (seq > 0),
  uid           TEXT NOT NULL CHECK (length (uid) BETWEEN 1 AND 64),
  at            TEXT NOT NULL CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9]*Z'),
  who           TEXT NOT NULL, -- the person, as the system names them
  replica       TEXT NOT NULL, -- the laptop
  label         TEXT NOT NULL, -- plain English
  undoes        TEXT           -- uid of the transaction that this one takes back
) STRICT;

-- One row per field that an edit gave, changed or took. An insert has every new value, a delete every
-- old one. Values are canonical text, as above.
CREATE TABLE chg (
  tx            INTEGER NOT NULL REFERENCES tx (seq),
  n             INTEGER NOT NULL CHECK (n > 0),
  op            TEXT NOT NULL CHECK (op IN ('insert', 'set', 'delete')),
  tbl           TEXT NOT NULL,
  id            INTEGER NOT NULL,
  field         TEXT,          -- NULL only where a record has no value at all
  old           TEXT,
  new           TEXT,
  PRIMARY KEY (tx, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX chg_id ON chg (id);

-- ------------------------------------------------------------------ where facts come from

CREATE TABLE source (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  title         TEXT NOT NULL CHECK (length (title) BETWEEN 1 AND 1000),
  publisher     TEXT CHECK (length (publisher) BETWEEN 1 AND 1000),
  date          TEXT CHECK (length (date) IN (4, 7, 10) AND date GLOB '[0-9][0-9][0-9][0-9]*'),
  address       TEXT CHECK (length (address) BETWEEN 1 AND 1000), -- never fetched
  licence       TEXT CHECK (length (licence) BETWEEN 1 AND 1000),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX source_source ON source (source) WHERE source IS NOT NULL;

CREATE TABLE document (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  type          TEXT NOT NULL CHECK (type IN ('letter', 'agreement', 'study', 'permit', 'presentation', 'minutes', 'other')),
  title         TEXT NOT NULL CHECK (length (title) BETWEEN 1 AND 1000),
  date          TEXT CHECK (length (date) IN (4, 7, 10) AND date GLOB '[0-9][0-9][0-9][0-9]*'),
  sha256        TEXT CHECK (length (sha256) BETWEEN 1 AND 1000),
  path          TEXT CHECK (length (path) BETWEEN 1 AND 1000),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX document_source ON document (source) WHERE source IS NOT NULL;

-- More about one field of one record than the record's own provenance says. record is of any kind,
-- so no foreign key can watch it: the door does.
CREATE TABLE evidence (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  record        INTEGER NOT NULL CHECK (record > 0),
  field         TEXT NOT NULL CHECK (length (field) BETWEEN 1 AND 1000),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX evidence_record ON evidence (record);
CREATE INDEX evidence_source ON evidence (source) WHERE source IS NOT NULL;

-- ------------------------------------------------------------------ regions, networks, organisations, persons

CREATE TABLE region (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  name          TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 1000),
  local_name    TEXT CHECK (length (local_name) BETWEEN 1 AND 1000),
  country       TEXT NOT NULL CHECK (length (country) BETWEEN 1 AND 1000), -- ISO 3166-1 alpha-2
  scheme        TEXT NOT NULL CHECK (scheme IN ('nuts-2016', 'nuts-2021', 'nuts-2024', 'itl', 'iso-3166-2', 'none')),
  code          TEXT CHECK (length (code) BETWEEN 1 AND 1000),
  lat           REAL CHECK (lat BETWEEN -90 AND 90),   -- degrees WGS 84, the main site
  lon           REAL CHECK (lon BETWEEN -180 AND 180),
  site          TEXT CHECK (length (site) BETWEEN 1 AND 1000),
  population    INTEGER CHECK (population >= 0),          -- persons
  chemical_employment INTEGER CHECK (chemical_employment >= 0), -- persons
  employment    INTEGER CHECK (employment >= 0),          -- persons
  priorities    TEXT CHECK (priorities <> ''),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX region_source ON region (source) WHERE source IS NOT NULL;

CREATE TABLE network (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  acronym       TEXT CHECK (length (acronym) BETWEEN 1 AND 1000),
  name          TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 1000),
  purpose       TEXT CHECK (purpose <> ''),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX network_source ON network (source) WHERE source IS NOT NULL;

CREATE TABLE membership (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  region        INTEGER NOT NULL REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
  network       INTEGER NOT NULL REFERENCES network (id) DEFERRABLE INITIALLY DEFERRED,
  role          TEXT NOT NULL CHECK (role IN ('lead', 'member', 'observer', 'applicant', 'non-eu-partner', 'founder', 'contact', 'former')),
  since         TEXT CHECK (length (since) IN (4, 7, 10) AND since GLOB '[0-9][0-9][0-9][0-9]*'),
  until         TEXT CHECK (length (until) IN (4, 7, 10) AND until GLOB '[0-9][0-9][0-9][0-9]*'),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX membership_region ON membership (region);
CREATE INDEX membership_network ON membership (network);
CREATE INDEX membership_source ON membership (source) WHERE source IS NOT NULL;

CREATE TABLE organisation (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  name          TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 1000),
  aliases       TEXT CHECK (aliases GLOB '[[]"*"]'),
  type          TEXT NOT NULL CHECK (type IN ('authority', 'agency', 'network', 'association', 'cluster', 'chemical-park', 'company', 'research', 'promotional-bank', 'ifi', 'investor', 'eu-body', 'ngo', 'citizens-group')),
  region        INTEGER REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
  country       TEXT CHECK (length (country) BETWEEN 1 AND 1000), -- where the region does not say it
  website       TEXT CHECK (length (website) BETWEEN 1 AND 1000), -- never fetched
  nace_scheme   TEXT CHECK (nace_scheme IN ('rev-2', 'rev-2.1')),
  nace          TEXT CHECK (nace GLOB '[[]"*"]'),
  size          TEXT CHECK (size IN ('micro', 'small', 'medium', 'large')),
  members       INTEGER CHECK (members >= 0),
  accreditation TEXT CHECK (accreditation IN ('none', 'bronze', 'silver', 'gold')),
  circularity   TEXT CHECK (circularity <> ''), -- circularity criteria of the accreditation
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX organisation_region ON organisation (region) WHERE region IS NOT NULL;
CREATE INDEX organisation_source ON organisation (source) WHERE source IS NOT NULL;

CREATE TABLE person (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  name          TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 1000),
  aliases       TEXT CHECK (aliases GLOB '[[]"*"]'),
  organisation  INTEGER REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  function      TEXT CHECK (length (function) BETWEEN 1 AND 1000),
  email         TEXT CHECK (length (email) BETWEEN 1 AND 1000),
  consent       TEXT NOT NULL CHECK (consent IN ('unknown', 'given', 'withdrawn')),
  public_role   INTEGER NOT NULL CHECK (public_role IN (0, 1)),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX person_organisation ON person (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX person_source ON person (source) WHERE source IS NOT NULL;

-- Reads: organisation is TYPE of other.
CREATE TABLE tie (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  organisation  INTEGER NOT NULL REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  type          TEXT NOT NULL CHECK (type IN ('member-of', 'partner', 'supplier', 'customer', 'funds', 'advises', 'owns')),
  other         INTEGER NOT NULL REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  strength      INTEGER CHECK (strength BETWEEN 1 AND 5),
  since         TEXT CHECK (length (since) IN (4, 7, 10) AND since GLOB '[0-9][0-9][0-9][0-9]*'),
  until         TEXT CHECK (length (until) IN (4, 7, 10) AND until GLOB '[0-9][0-9][0-9][0-9]*'),
  evidence      TEXT CHECK (length (evidence) BETWEEN 1 AND 1000),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX tie_organisation ON tie (organisation);
CREATE INDEX tie_other ON tie (other);
CREATE INDEX tie_source ON tie (source) WHERE source IS NOT NULL;

-- ------------------------------------------------------------------ projects, and who takes part

-- Stage, lead region and lead organisation are no columns: stage_move, project_region and
-- participation are their one home.
CREATE TABLE project (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  acronym       TEXT CHECK (length (acronym) BETWEEN 1 AND 1000),
  title         TEXT NOT NULL CHECK (length (title) BETWEEN 1 AND 1000),
  summary       TEXT CHECK (summary <> ''),
  type          TEXT NOT NULL CHECK (type IN ('investment', 'pilot-or-demo', 'cooperation', 'policy-learning', 'programme')),
  objectives    TEXT CHECK (objectives GLOB '[[]"*"]'),
  trl_now       INTEGER CHECK (trl_now BETWEEN 1 AND 9),
  trl_goal      INTEGER CHECK (trl_goal BETWEEN 1 AND 9),
  starts        TEXT CHECK (length (starts) IN (4, 7, 10) AND starts GLOB '[0-9][0-9][0-9][0-9]*'),
  ends          TEXT CHECK (length (ends) IN (4, 7, 10) AND ends GLOB '[0-9][0-9][0-9][0-9]*'),
  price_year    INTEGER CHECK (price_year BETWEEN 1900 AND 2200),
  currency      TEXT NOT NULL CHECK (length (currency) BETWEEN 1 AND 1000), -- ISO 4217
  horizon       INTEGER CHECK (horizon BETWEEN 1 AND 50),                -- years
  discount_rate INTEGER CHECK (discount_rate BETWEEN -9999 AND 100000),  -- basis points, real
  parent        INTEGER REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED, -- the programme
  confidentiality TEXT NOT NULL CHECK (confidentiality IN ('open', 'partners', 'private')),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX project_parent ON project (parent) WHERE parent IS NOT NULL;
CREATE INDEX project_source ON project (source) WHERE source IS NOT NULL;

CREATE TABLE project_region (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  project       INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  region        INTEGER NOT NULL REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
  role          TEXT NOT NULL CHECK (role IN ('lead', 'partner', 'site', 'market', 'feedstock')),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX project_region_project ON project_region (project);
CREATE INDEX project_region_region ON project_region (region);
CREATE INDEX project_region_source ON project_region (source) WHERE source IS NOT NULL;

CREATE TABLE participation (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  project       INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  organisation  INTEGER NOT NULL REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  role          TEXT NOT NULL CHECK (role IN ('coordinator', 'partner', 'promoter', 'technology', 'off-taker', 'feedstock', 'financier', 'authority', 'adviser')),
  budget        INTEGER CHECK (budget >= 0),                     -- minor units of the project's currency
  cofinancing   INTEGER CHECK (cofinancing BETWEEN 0 AND 10000), -- basis points
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX participation_project ON participation (project);
CREATE INDEX participation_organisation ON participation (organisation);
CREATE INDEX participation_source ON participation (source) WHERE source IS NOT NULL;

CREATE TABLE stage_move (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  project       INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  from_stage    TEXT CHECK (from_stage IN ('learn', 'connect', 'demonstrate', 'commercialise', 'scale-up')),
  to_stage      TEXT NOT NULL CHECK (to_stage IN ('learn', 'connect', 'demonstrate', 'commercialise', 'scale-up')),
  date          TEXT CHECK (length (date) IN (4, 7, 10) AND date GLOB '[0-9][0-9][0-9][0-9]*'),
  decided_by    TEXT CHECK (length (decided_by) BETWEEN 1 AND 1000),
  reason        TEXT CHECK (reason <> ''),
  gate_result   TEXT CHECK (gate_result <> ''), -- as it was then
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX stage_move_project ON stage_move (project);
CREATE INDEX stage_move_source ON stage_move (source) WHERE source IS NOT NULL;

-- ------------------------------------------------------------------ papers

CREATE TABLE agreement (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  type          TEXT NOT NULL CHECK (type IN ('letter-of-interest', 'mou', 'co-investment-protocol', 'consortium-agreement')),
  title         TEXT CHECK (length (title) BETWEEN 1 AND 1000),
  date          TEXT CHECK (length (date) IN (4, 7, 10) AND date GLOB '[0-9][0-9][0-9][0-9]*'),
  network       INTEGER REFERENCES network (id) DEFERRABLE INITIALLY DEFERRED,
  document      INTEGER REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX agreement_network ON agreement (network) WHERE network IS NOT NULL;
CREATE INDEX agreement_document ON agreement (document) WHERE document IS NOT NULL;
CREATE INDEX agreement_source ON agreement (source) WHERE source IS NOT NULL;

-- A region or an organisation that signed.
CREATE TABLE party (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  agreement     INTEGER NOT NULL REFERENCES agreement (id) DEFERRABLE INITIALLY DEFERRED,
  region        INTEGER REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
  organisation  INTEGER REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX party_agreement ON party (agreement);
CREATE INDEX party_region ON party (region) WHERE region IS NOT NULL;
CREATE INDEX party_organisation ON party (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX party_source ON party (source) WHERE source IS NOT NULL;

PRAGMA user_version = 1;
