-- 0005-network.sql - schema 5: events, outcomes, positions, know-how, calls, working groups, trainings
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What a network lives on between its projects. See 0001-first.sql for how values are written; a time of day is HH:MM.

-- What the network meets for. Times are local to the zone; letters are those of the announcement ("CET").
CREATE TABLE event (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  title         TEXT NOT NULL CHECK (length (title) BETWEEN 1 AND 1000),
  type          TEXT CHECK (type IN ('conference', 'forum', 'webinar', 'symposium', 'meeting', 'assembly', 'training', 'other')),
  starts        TEXT CHECK (length (starts) IN (4, 7, 10) AND starts GLOB '[0-9][0-9][0-9][0-9]*'),
  ends          TEXT CHECK (length (ends) IN (4, 7, 10) AND ends GLOB '[0-9][0-9][0-9][0-9]*'),
  from_time     TEXT CHECK (from_time GLOB '[0-2][0-9]:[0-5][0-9]'),
  to_time       TEXT CHECK (to_time GLOB '[0-2][0-9]:[0-5][0-9]'),
  zone          TEXT CHECK (length (zone) BETWEEN 1 AND 1000),
  letters       TEXT CHECK (length (letters) BETWEEN 1 AND 1000),
  place         TEXT CHECK (length (place) BETWEEN 1 AND 1000),
  network       INTEGER REFERENCES network (id) DEFERRABLE INITIALLY DEFERRED,
  announced     INTEGER CHECK (announced BETWEEN 0 AND 1000),
  speakers      TEXT CHECK (speakers <> ''),
  summary       TEXT CHECK (summary <> ''),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX event_network ON event (network) WHERE network IS NOT NULL;
CREATE INDEX event_source ON event (source) WHERE source IS NOT NULL;

-- One item of the programme of an event; the day is that of the event unless it says another.
CREATE TABLE agenda_item (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  title         TEXT NOT NULL CHECK (length (title) BETWEEN 1 AND 1000),
  event         INTEGER NOT NULL REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
  type          TEXT CHECK (type IN ('opening', 'talk', 'debate', 'signing', 'break', 'closing', 'other')),
  date          TEXT CHECK (length (date) IN (4, 7, 10) AND date GLOB '[0-9][0-9][0-9][0-9]*'),
  from_time     TEXT CHECK (from_time GLOB '[0-2][0-9]:[0-5][0-9]'),
  to_time       TEXT CHECK (to_time GLOB '[0-2][0-9]:[0-5][0-9]'),
  person        INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  organisation  INTEGER REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  project       INTEGER REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  minutes       TEXT CHECK (minutes <> ''),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX agenda_item_event ON agenda_item (event);
CREATE INDEX agenda_item_person ON agenda_item (person) WHERE person IS NOT NULL;
CREATE INDEX agenda_item_organisation ON agenda_item (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX agenda_item_project ON agenda_item (project) WHERE project IS NOT NULL;
CREATE INDEX agenda_item_source ON agenda_item (source) WHERE source IS NOT NULL;

-- Who hosts or attends an event, or belongs to a working group: one of the two.
CREATE TABLE attendance (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  event         INTEGER REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
  working_group INTEGER REFERENCES working_group (id) DEFERRABLE INITIALLY DEFERRED,
  person        INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  organisation  INTEGER REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  region        INTEGER REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
  project       INTEGER REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  role          TEXT NOT NULL CHECK (role IN ('host', 'chair', 'speaker', 'participant', 'member')),
  status        TEXT CHECK (status IN ('invited', 'registered', 'attended', 'excused')),
  people        INTEGER CHECK (people BETWEEN 0 AND 1000000),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX attendance_event ON attendance (event) WHERE event IS NOT NULL;
CREATE INDEX attendance_working_group ON attendance (working_group) WHERE working_group IS NOT NULL;
CREATE INDEX attendance_person ON attendance (person) WHERE person IS NOT NULL;
CREATE INDEX attendance_organisation ON attendance (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX attendance_region ON attendance (region) WHERE region IS NOT NULL;
CREATE INDEX attendance_project ON attendance (project) WHERE project IS NOT NULL;
CREATE INDEX attendance_source ON attendance (source) WHERE source IS NOT NULL;

-- What came of an event, who sees to it, and until when.
CREATE TABLE outcome (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  title         TEXT NOT NULL CHECK (length (title) BETWEEN 1 AND 1000),
  event         INTEGER NOT NULL REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
  type          TEXT NOT NULL CHECK (type IN ('mou', 'decision', 'action', 'contact')),
  agreement     INTEGER REFERENCES agreement (id) DEFERRABLE INITIALLY DEFERRED,
  project       INTEGER REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  organisation  INTEGER REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  person        INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  due           TEXT CHECK (length (due) IN (4, 7, 10) AND due GLOB '[0-9][0-9][0-9][0-9]*'),
  done          TEXT CHECK (length (done) IN (4, 7, 10) AND done GLOB '[0-9][0-9][0-9][0-9]*'),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX outcome_event ON outcome (event);
CREATE INDEX outcome_agreement ON outcome (agreement) WHERE agreement IS NOT NULL;
CREATE INDEX outcome_project ON outcome (project) WHERE project IS NOT NULL;
CREATE INDEX outcome_organisation ON outcome (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX outcome_person ON outcome (person) WHERE person IS NOT NULL;
CREATE INDEX outcome_source ON outcome (source) WHERE source IS NOT NULL;

-- A field of policy on which the network speaks.
CREATE TABLE topic (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  name          TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 1000),
  summary       TEXT CHECK (summary <> ''),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX topic_source ON topic (source) WHERE source IS NOT NULL;

-- What the network says on a topic, to whom, and how far it is agreed.
CREATE TABLE position (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  title         TEXT NOT NULL CHECK (length (title) BETWEEN 1 AND 1000),
  topic         INTEGER REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
  network       INTEGER REFERENCES network (id) DEFERRABLE INITIALLY DEFERRED,
  status        TEXT NOT NULL CHECK (status IN ('draft', 'consultation', 'adopted')),
  addressee     INTEGER REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  due           TEXT CHECK (length (due) IN (4, 7, 10) AND due GLOB '[0-9][0-9][0-9][0-9]*'),
  date          TEXT CHECK (length (date) IN (4, 7, 10) AND date GLOB '[0-9][0-9][0-9][0-9]*'),
  text          TEXT CHECK (text <> ''),
  document      INTEGER REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX position_topic ON position (topic) WHERE topic IS NOT NULL;
CREATE INDEX position_network ON position (network) WHERE network IS NOT NULL;
CREATE INDEX position_addressee ON position (addressee) WHERE addressee IS NOT NULL;
CREATE INDEX position_document ON position (document) WHERE document IS NOT NULL;
CREATE INDEX position_source ON position (source) WHERE source IS NOT NULL;

-- What a region or partner contributed to a position, or which project is evidence for it.
CREATE TABLE contribution (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  position      INTEGER NOT NULL REFERENCES position (id) DEFERRABLE INITIALLY DEFERRED,
  region        INTEGER REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
  organisation  INTEGER REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  project       INTEGER REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  date          TEXT CHECK (length (date) IN (4, 7, 10) AND date GLOB '[0-9][0-9][0-9][0-9]*'),
  text          TEXT CHECK (text <> ''),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX contribution_position ON contribution (position);
CREATE INDEX contribution_region ON contribution (region) WHERE region IS NOT NULL;
CREATE INDEX contribution_organisation ON contribution (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX contribution_project ON contribution (project) WHERE project IS NOT NULL;
CREATE INDEX contribution_source ON contribution (source) WHERE source IS NOT NULL;

-- What works somewhere and could work elsewhere.
CREATE TABLE practice (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  name          TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 1000),
  summary       TEXT CHECK (summary <> ''),
  region        INTEGER REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
  organisation  INTEGER REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  project       INTEGER REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  objectives    TEXT CHECK (objectives <> ''),
  since         TEXT CHECK (length (since) IN (4, 7, 10) AND since GLOB '[0-9][0-9][0-9][0-9]*'),
  document      INTEGER REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX practice_region ON practice (region) WHERE region IS NOT NULL;
CREATE INDEX practice_organisation ON practice (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX practice_project ON practice (project) WHERE project IS NOT NULL;
CREATE INDEX practice_document ON practice (document) WHERE document IS NOT NULL;
CREATE INDEX practice_source ON practice (source) WHERE source IS NOT NULL;

-- A good practice on its way to another region.
CREATE TABLE transfer (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  practice      INTEGER NOT NULL REFERENCES practice (id) DEFERRABLE INITIALLY DEFERRED,
  giver         INTEGER REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
  region        INTEGER NOT NULL REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
  organisation  INTEGER REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  status        TEXT NOT NULL CHECK (status IN ('offered', 'in-transfer', 'adopted', 'dropped')),
  date          TEXT CHECK (length (date) IN (4, 7, 10) AND date GLOB '[0-9][0-9][0-9][0-9]*'),
  reason        TEXT CHECK (reason <> ''),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX transfer_practice ON transfer (practice);
CREATE INDEX transfer_giver ON transfer (giver) WHERE giver IS NOT NULL;
CREATE INDEX transfer_region ON transfer (region);
CREATE INDEX transfer_organisation ON transfer (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX transfer_source ON transfer (source) WHERE source IS NOT NULL;

-- A call for proposals of a programme, and whom it takes.
CREATE TABLE call (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  title         TEXT NOT NULL CHECK (length (title) BETWEEN 1 AND 1000),
  programme     TEXT CHECK (length (programme) BETWEEN 1 AND 1000),
  opens         TEXT CHECK (length (opens) IN (4, 7, 10) AND opens GLOB '[0-9][0-9][0-9][0-9]*'),
  closes        TEXT CHECK (length (closes) IN (4, 7, 10) AND closes GLOB '[0-9][0-9][0-9][0-9]*'),
  budget        INTEGER CHECK (budget BETWEEN 0 AND 900000000000000000),
  countries     TEXT CHECK (countries <> ''),
  min_countries INTEGER CHECK (min_countries BETWEEN 1 AND 50),
  trl_from      INTEGER CHECK (trl_from BETWEEN 1 AND 9),
  trl_to        INTEGER CHECK (trl_to BETWEEN 1 AND 9),
  share         INTEGER CHECK (share BETWEEN 0 AND 10000),
  min_grant     INTEGER CHECK (min_grant BETWEEN 0 AND 900000000000000000),
  max_grant     INTEGER CHECK (max_grant BETWEEN 0 AND 900000000000000000),
  website       TEXT CHECK (length (website) BETWEEN 1 AND 1000),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX call_source ON call (source) WHERE source IS NOT NULL;

-- A group that works on something between events; its members and projects are attendances.
CREATE TABLE working_group (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  name          TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 1000),
  purpose       TEXT CHECK (purpose <> ''),
  network       INTEGER REFERENCES network (id) DEFERRABLE INITIALLY DEFERRED,
  organisation  INTEGER REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  since         TEXT CHECK (length (since) IN (4, 7, 10) AND since GLOB '[0-9][0-9][0-9][0-9]*'),
  until         TEXT CHECK (length (until) IN (4, 7, 10) AND until GLOB '[0-9][0-9][0-9][0-9]*'),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX working_group_network ON working_group (network) WHERE network IS NOT NULL;
CREATE INDEX working_group_organisation ON working_group (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX working_group_source ON working_group (source) WHERE source IS NOT NULL;

-- What a person was trained in, by whom.
CREATE TABLE training (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  title         TEXT NOT NULL CHECK (length (title) BETWEEN 1 AND 1000),
  person        INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  organisation  INTEGER REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  event         INTEGER REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
  since         TEXT CHECK (length (since) IN (4, 7, 10) AND since GLOB '[0-9][0-9][0-9][0-9]*'),
  until         TEXT CHECK (length (until) IN (4, 7, 10) AND until GLOB '[0-9][0-9][0-9][0-9]*'),
  hours         INTEGER CHECK (hours BETWEEN 0 AND 10000),
  result        TEXT CHECK (length (result) BETWEEN 1 AND 1000),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX training_person ON training (person);
CREATE INDEX training_organisation ON training (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX training_event ON training (event) WHERE event IS NOT NULL;
CREATE INDEX training_source ON training (source) WHERE source IS NOT NULL;

-- An agreement may have been signed at an event.
ALTER TABLE agreement ADD COLUMN event INTEGER REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX agreement_event ON agreement (event) WHERE event IS NOT NULL;

PRAGMA user_version = 5;
