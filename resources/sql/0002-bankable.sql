-- 0002-bankable.sql - schema 2: what makes a project bankable
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Cash plans, funding, milestones, risks, indicators, scores, scenarios; the settings of a plan and
-- the justifications of findings. See 0001-first.sql for how values are written.

-- What a project, a document and an agreement say besides.
ALTER TABLE project ADD COLUMN investment INTEGER CHECK (investment BETWEEN 0 AND 900000000000000000);
ALTER TABLE project ADD COLUMN social_rate INTEGER CHECK (social_rate BETWEEN -9999 AND 100000);
ALTER TABLE project ADD COLUMN cofinancing_rate INTEGER CHECK (cofinancing_rate BETWEEN 0 AND 10000);
ALTER TABLE project ADD COLUMN offtake INTEGER CHECK (offtake BETWEEN 0 AND 10000);
ALTER TABLE project ADD COLUMN permits TEXT CHECK (permits IN ('not-needed', 'needed', 'applied', 'granted'));
ALTER TABLE document ADD COLUMN project INTEGER REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX document_project ON document (project) WHERE project IS NOT NULL;
ALTER TABLE agreement ADD COLUMN project INTEGER REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX agreement_project ON agreement (project) WHERE project IS NOT NULL;

-- Milestones of projects; a bar in the timeline from starts to due.
CREATE TABLE milestone (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  project       INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  title         TEXT NOT NULL CHECK (length (title) BETWEEN 1 AND 1000),
  starts        TEXT CHECK (length (starts) IN (4, 7, 10) AND starts GLOB '[0-9][0-9][0-9][0-9]*'),
  due           TEXT CHECK (length (due) IN (4, 7, 10) AND due GLOB '[0-9][0-9][0-9][0-9]*'),
  done          TEXT CHECK (length (done) IN (4, 7, 10) AND done GLOB '[0-9][0-9][0-9][0-9]*'),
  depends_on    INTEGER REFERENCES milestone (id) DEFERRABLE INITIALLY DEFERRED,
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX milestone_project ON milestone (project);
CREATE INDEX milestone_depends_on ON milestone (depends_on) WHERE depends_on IS NOT NULL;
CREATE INDEX milestone_source ON milestone (source) WHERE source IS NOT NULL;

-- A project's cash plan, one row per category, label and year. Amounts are positive; the category gives the
-- sign (only working capital and tax may be negative). Rows of category co2 have tonnes and no amount.
CREATE TABLE cash_line (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  project       INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  category      TEXT NOT NULL CHECK (category IN ('capex', 'replacement', 'working-capital', 'revenue', 'opex', 'residual', 'tax', 'externality', 'co2')),
  label         TEXT CHECK (length (label) BETWEEN 1 AND 1000),
  year          INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2200),
  amount        INTEGER CHECK (amount BETWEEN -900000000000000000 AND 900000000000000000), -- minor units
  tonnes        REAL CHECK (tonnes BETWEEN -1e12 AND 1e12),
  eligible      INTEGER NOT NULL CHECK (eligible IN (0, 1)),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX cash_line_project ON cash_line (project);
CREATE INDEX cash_line_source ON cash_line (source) WHERE source IS NOT NULL;

-- Who pays for a project, and how a loan is paid back. tenor counts the years of debt service, grace included;
-- schedule: principal by year, where repayment is custom: '["2028=1250000","2029=1250000"]'.
CREATE TABLE funding_line (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  project       INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  label         TEXT CHECK (length (label) BETWEEN 1 AND 1000),
  organisation  INTEGER REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  instrument    TEXT NOT NULL CHECK (instrument IN ('eu-grant', 'national-grant', 'loan', 'guarantee', 'equity', 'quasi-equity', 'own-funds')),
  amount        INTEGER CHECK (amount BETWEEN 0 AND 900000000000000000), -- minor units
  year          INTEGER CHECK (year BETWEEN 1900 AND 2200),
  status        TEXT NOT NULL CHECK (status IN ('idea', 'applied', 'appraised', 'approved', 'signed', 'disbursed', 'refused')),
  track         TEXT CHECK (track IN ('proposal', 'appraisal', 'approval', 'signature', 'disbursement', 'monitoring', 'repayment')),
  track_since   TEXT CHECK (length (track_since) IN (4, 7, 10) AND track_since GLOB '[0-9][0-9][0-9][0-9]*'),
  rate          INTEGER CHECK (rate BETWEEN 0 AND 100000), -- basis points
  tenor         INTEGER CHECK (tenor BETWEEN 1 AND 50),
  grace         INTEGER CHECK (grace BETWEEN 0 AND 49),
  first_payment INTEGER CHECK (first_payment BETWEEN 1900 AND 2200),
  repayment     TEXT CHECK (repayment IN ('annuity', 'equal-principal', 'bullet', 'custom')),
  schedule      TEXT CHECK (schedule <> ''),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX funding_line_project ON funding_line (project);
CREATE INDEX funding_line_organisation ON funding_line (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX funding_line_source ON funding_line (source) WHERE source IS NOT NULL;

-- What may go wrong in a project; 1 to 5 each.
CREATE TABLE risk (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  project       INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  cause         TEXT NOT NULL CHECK (length (cause) BETWEEN 1 AND 1000),
  effect        TEXT CHECK (length (effect) BETWEEN 1 AND 1000),
  probability   INTEGER CHECK (probability BETWEEN 1 AND 5),
  impact        INTEGER CHECK (impact BETWEEN 1 AND 5),
  owner         INTEGER REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  mitigation    TEXT CHECK (mitigation <> ''),
  residual_probability INTEGER CHECK (residual_probability BETWEEN 1 AND 5),
  residual_impact INTEGER CHECK (residual_impact BETWEEN 1 AND 5),
  status        TEXT NOT NULL CHECK (status IN ('open', 'mitigated', 'closed', 'occurred')),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX risk_project ON risk (project);
CREATE INDEX risk_owner ON risk (owner) WHERE owner IS NOT NULL;
CREATE INDEX risk_source ON risk (source) WHERE source IS NOT NULL;

-- The logframe of a project.
CREATE TABLE indicator (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  project       INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  level         TEXT NOT NULL CHECK (level IN ('impact', 'outcome', 'output', 'activity')),
  title         TEXT NOT NULL CHECK (length (title) BETWEEN 1 AND 1000),
  unit          TEXT CHECK (length (unit) BETWEEN 1 AND 1000),
  baseline      REAL CHECK (baseline BETWEEN -1e15 AND 1e15),
  target        REAL CHECK (target BETWEEN -1e15 AND 1e15),
  actual        REAL CHECK (actual BETWEEN -1e15 AND 1e15),
  verification  TEXT CHECK (verification <> ''),
  assumption    TEXT CHECK (assumption <> ''),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX indicator_project ON indicator (project);
CREATE INDEX indicator_source ON indicator (source) WHERE source IS NOT NULL;

-- A criterion of the scorecard, 0 to 5; one row per project and criterion.
CREATE TABLE score (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  project       INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  criterion     TEXT NOT NULL CHECK (criterion IN ('eligibility', 'cross-border-value', 'technical-soundness', 'promoter', 'operation', 'market', 'environment', 'finance', 'economics')),
  score         INTEGER NOT NULL CHECK (score BETWEEN 0 AND 5),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX score_project ON score (project);
CREATE INDEX score_source ON score (source) WHERE source IS NOT NULL;

-- A project's cash plan under other assumptions: changes in basis points of the line, delay of operation in years.
CREATE TABLE scenario (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  project       INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  title         TEXT NOT NULL CHECK (length (title) BETWEEN 1 AND 1000),
  capex_change  INTEGER CHECK (capex_change BETWEEN -10000 AND 100000), -- basis points
  revenue_change INTEGER CHECK (revenue_change BETWEEN -10000 AND 100000), -- basis points
  opex_change   INTEGER CHECK (opex_change BETWEEN -10000 AND 100000), -- basis points
  grant_change  INTEGER CHECK (grant_change BETWEEN -10000 AND 100000), -- basis points
  interest_change INTEGER CHECK (interest_change BETWEEN -10000 AND 10000), -- basis points
  delay         INTEGER CHECK (delay BETWEEN 0 AND 10),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX scenario_project ON scenario (project);
CREATE INDEX scenario_source ON scenario (source) WHERE source IS NOT NULL;

-- Thresholds, weights and rates of this plan where they differ from the program's own. Never official.
CREATE TABLE setting (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  name          TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 1000),
  value         REAL CHECK (value BETWEEN -1e12 AND 1e12),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX setting_source ON setting (source) WHERE source IS NOT NULL;

-- Why a finding of a check is acceptable: it turns yellow and stays. record is of any kind; the door watches it.
CREATE TABLE justification (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  record        INTEGER NOT NULL CHECK (record > 0),
  rule          TEXT NOT NULL CHECK (length (rule) BETWEEN 1 AND 1000),
  field         TEXT CHECK (length (field) BETWEEN 1 AND 1000),
  reason        TEXT NOT NULL CHECK (reason <> ''),
  decided_by    TEXT CHECK (length (decided_by) BETWEEN 1 AND 1000),
  date          TEXT CHECK (length (date) IN (4, 7, 10) AND date GLOB '[0-9][0-9][0-9][0-9]*'),
  key           TEXT CHECK (length (key) BETWEEN 1 AND 1000),
  provenance    TEXT NOT NULL CHECK (provenance IN ('published', 'own', 'illustrative')),
  source        INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT CHECK (note <> ''),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX justification_record ON justification (record);
CREATE INDEX justification_source ON justification (source) WHERE source IS NOT NULL;

PRAGMA user_version = 2;
