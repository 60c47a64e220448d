-- 0004-flows.sql - schema 4: value chains, capabilities, resource flows and matches, readiness, strategies
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Who does what along a chain, who could supply whom. See 0001-first.sql for how values are written.

-- From a feedstock to its users and back: the chain that partners work along.
CREATE TABLE value_chain (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  name          TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 1000),
  summary       TEXT CHECK (summary <> ''),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX value_chain_source ON value_chain (source) WHERE source IS NOT NULL;

-- One step of a value chain; what it gives goes to the step that it feeds, or else to the next one in order.
CREATE TABLE step (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  name          TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 1000),
  chain         INTEGER NOT NULL REFERENCES value_chain (id) DEFERRABLE INITIALLY DEFERRED,
  position      INTEGER CHECK (position BETWEEN 0 AND 100000),
  category      TEXT CHECK (category IN ('feedstock', 'pre-treatment', 'conversion', 'product', 'user', 'recovery')),
  feeds         INTEGER REFERENCES step (id) DEFERRABLE INITIALLY DEFERRED,
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX step_chain ON step (chain);
CREATE INDEX step_feeds ON step (feeds) WHERE feeds IS NOT NULL;
CREATE INDEX step_source ON step (source) WHERE source IS NOT NULL;

-- Who can do a step, looks for somebody who can, or plans to.
CREATE TABLE capability (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  organisation  INTEGER NOT NULL REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  step          INTEGER NOT NULL REFERENCES step (id) DEFERRABLE INITIALLY DEFERRED,
  level         TEXT NOT NULL CHECK (level IN ('has', 'wants', 'plans')),
  since         TEXT CHECK (length (since) IN (4, 7, 10) AND since GLOB '[0-9][0-9][0-9][0-9]*'),
  until         TEXT CHECK (length (until) IN (4, 7, 10) AND until GLOB '[0-9][0-9][0-9][0-9]*'),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX capability_organisation ON capability (organisation);
CREATE INDEX capability_step ON capability (step);
CREATE INDEX capability_source ON capability (source) WHERE source IS NOT NULL;

-- A resource that somebody offers or needs: waste, by-product, gas, heat, water, capacity.
CREATE TABLE flow (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  material      TEXT NOT NULL CHECK (length (material) BETWEEN 1 AND 1000),
  direction     TEXT NOT NULL CHECK (direction IN ('offer', 'need')),
  region        INTEGER NOT NULL REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
  organisation  INTEGER REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  class         TEXT NOT NULL CHECK (class IN ('waste', 'by-product', 'effluent-gas', 'heat', 'water', 'capacity', 'biomass')),
  codes         TEXT CHECK (codes <> ''),
  nace          TEXT CHECK (nace <> ''),
  quantity      REAL CHECK (quantity BETWEEN 0 AND 1e+12),
  unit          TEXT NOT NULL CHECK (unit IN ('t/y', 'kt/y', 'MW', 'MWh/y', 'm³/y')),
  price         INTEGER CHECK (price BETWEEN -900000000000000000 AND 900000000000000000),
  max_km        REAL CHECK (max_km BETWEEN 0 AND 50000),
  seasonality   TEXT CHECK (length (seasonality) BETWEEN 1 AND 1000),
  form          TEXT CHECK (length (form) BETWEEN 1 AND 1000),
  purity        TEXT CHECK (length (purity) BETWEEN 1 AND 1000),
  since         TEXT CHECK (length (since) IN (4, 7, 10) AND since GLOB '[0-9][0-9][0-9][0-9]*'),
  until         TEXT CHECK (length (until) IN (4, 7, 10) AND until GLOB '[0-9][0-9][0-9][0-9]*'),
  confidentiality TEXT NOT NULL CHECK (confidentiality IN ('open', 'partners', 'private')),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX flow_region ON flow (region);
CREATE INDEX flow_organisation ON flow (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX flow_source ON flow (source) WHERE source IS NOT NULL;

-- An offer and a need that somebody brings together; what became of it, and why.
CREATE TABLE match (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  offer         INTEGER NOT NULL REFERENCES flow (id) DEFERRABLE INITIALLY DEFERRED,
  need          INTEGER NOT NULL REFERENCES flow (id) DEFERRABLE INITIALLY DEFERRED,
  status        TEXT NOT NULL CHECK (status IN ('candidate', 'in-discussion', 'negotiated', 'implemented', 'rejected')),
  reason        TEXT CHECK (reason <> ''),
  project       INTEGER REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX match_offer ON match (offer);
CREATE INDEX match_need ON match (need);
CREATE INDEX match_project ON match (project) WHERE project IS NOT NULL;
CREATE INDEX match_source ON match (source) WHERE source IS NOT NULL;

-- What breaks a step of a value chain, how badly, and which project answers.
CREATE TABLE disruption (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  title         TEXT NOT NULL CHECK (length (title) BETWEEN 1 AND 1000),
  step          INTEGER NOT NULL REFERENCES step (id) DEFERRABLE INITIALLY DEFERRED,
  region        INTEGER REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
  material      TEXT CHECK (length (material) BETWEEN 1 AND 1000),
  severity      INTEGER CHECK (severity BETWEEN 1 AND 5),
  since         TEXT CHECK (length (since) IN (4, 7, 10) AND since GLOB '[0-9][0-9][0-9][0-9]*'),
  until         TEXT CHECK (length (until) IN (4, 7, 10) AND until GLOB '[0-9][0-9][0-9][0-9]*'),
  project       INTEGER REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX disruption_step ON disruption (step);
CREATE INDEX disruption_region ON disruption (region) WHERE region IS NOT NULL;
CREATE INDEX disruption_project ON disruption (project) WHERE project IS NOT NULL;
CREATE INDEX disruption_source ON disruption (source) WHERE source IS NOT NULL;

-- How ready a region is for a feedstock: eight factors from 0 to 10; what is missing is a gap, not 0.
CREATE TABLE readiness (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  region        INTEGER NOT NULL REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
  feedstock     TEXT NOT NULL CHECK (feedstock IN ('biomass', 'waste', 'effluent-gas')),
  supply        INTEGER CHECK (supply BETWEEN 0 AND 10),
  infrastructure INTEGER CHECK (infrastructure BETWEEN 0 AND 10),
  finance       INTEGER CHECK (finance BETWEEN 0 AND 10),
  skills        INTEGER CHECK (skills BETWEEN 0 AND 10),
  support       INTEGER CHECK (support BETWEEN 0 AND 10),
  markets       INTEGER CHECK (markets BETWEEN 0 AND 10),
  entrepreneurship INTEGER CHECK (entrepreneurship BETWEEN 0 AND 10),
  policy        INTEGER CHECK (policy BETWEEN 0 AND 10),
  date          TEXT CHECK (length (date) IN (4, 7, 10) AND date GLOB '[0-9][0-9][0-9][0-9]*'),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX readiness_region ON readiness (region);
CREATE INDEX readiness_source ON readiness (source) WHERE source IS NOT NULL;

-- What a region wants to do about a material, and how it will know.
CREATE TABLE strategy (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  title         TEXT NOT NULL CHECK (length (title) BETWEEN 1 AND 1000),
  region        INTEGER NOT NULL REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
  material      TEXT CHECK (length (material) BETWEEN 1 AND 1000),
  goals         TEXT CHECK (goals <> ''),
  indicator     TEXT CHECK (length (indicator) BETWEEN 1 AND 1000),
  baseline      TEXT CHECK (length (baseline) BETWEEN 1 AND 1000),
  target        TEXT CHECK (length (target) BETWEEN 1 AND 1000),
  due           TEXT CHECK (length (due) IN (4, 7, 10) AND due GLOB '[0-9][0-9][0-9][0-9]*'),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX strategy_region ON strategy (region);
CREATE INDEX strategy_source ON strategy (source) WHERE source IS NOT NULL;

PRAGMA user_version = 4;
