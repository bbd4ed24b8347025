/** Rules of splits, notes of releases, locked test sets, licences of sources, and what a project exports. */
export const splitsAndExports = `
ALTER TABLE split ADD COLUMN rule TEXT CHECK (rule IS NULL OR json_valid(rule));
ALTER TABLE release ADD COLUMN note TEXT NOT NULL DEFAULT '';
-- What was not in the release when it was frozen; no part of its content.
ALTER TABLE release ADD COLUMN left_open TEXT CHECK (left_open IS NULL OR json_valid(left_open));

CREATE TABLE test_version (
  split_id TEXT NOT NULL REFERENCES split(id),
  number INTEGER NOT NULL CHECK (number > 0),
  release_id TEXT NOT NULL REFERENCES release(id),
  locked_at TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (split_id, number)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER test_version_is_frozen_update BEFORE UPDATE ON test_version
  BEGIN SELECT RAISE(ABORT, 'what is frozen is never changed'); END;
CREATE TRIGGER test_version_is_frozen_delete BEFORE DELETE ON test_version
  BEGIN SELECT RAISE(ABORT, 'what is frozen is never changed'); END;

CREATE TABLE source_licence (
  batch TEXT PRIMARY KEY,
  licence TEXT,
  attribution TEXT NOT NULL,
  address TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Sub-models of the project and the recipes that are kept for each sub-model.
CREATE TABLE export_setting (
  kind TEXT NOT NULL CHECK (kind IN ('sub-model','recipes')),
  key TEXT NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record)),
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
`;
