const sideCheck = "CHECK (side IN ('train','validation','test'))";

const frozenTables = ['split_assignment', 'formula_version', 'release_item', 'release_class', 'class_index'];

/** What keeps the rows of a table as they were written. */
export function frozenTriggersOf(table: string): string {
  return ['UPDATE', 'DELETE']
    .map(
      (act) => `CREATE TRIGGER ${table}_is_frozen_${act.toLowerCase()} BEFORE ${act} ON ${table}
  BEGIN SELECT RAISE(ABORT, 'what is frozen is never changed'); END;`,
    )
    .join('\n');
}

const frozenTriggers = frozenTables.map(frozenTriggersOf).join('\n');

/**
 * Splits, frozen content, releases and training indices. None of them refers to the pages and formulas that people go
 * on working with: a release outlives them.
 */
export const releaseTables = `
CREATE TABLE split (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  seed INTEGER NOT NULL CHECK (seed >= 0),
  train REAL NOT NULL CHECK (train BETWEEN 0 AND 1),
  validation REAL NOT NULL CHECK (validation BETWEEN 0 AND 1),
  test REAL NOT NULL CHECK (test BETWEEN 0 AND 1),
  by_writer INTEGER NOT NULL CHECK (by_writer IN (0, 1)),
  by_near_duplicate INTEGER NOT NULL CHECK (by_near_duplicate IN (0, 1))
) STRICT;

CREATE TABLE split_assignment (
  split_id TEXT NOT NULL REFERENCES split(id),
  page_id TEXT NOT NULL,
  side TEXT NOT NULL ${sideCheck},
  group_name TEXT NOT NULL,
  PRIMARY KEY (split_id, page_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE formula_version (
  hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
  document TEXT NOT NULL CHECK (json_valid(document))
) STRICT;

CREATE TABLE release (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE CHECK (number > 0),
  name TEXT NOT NULL,
  split_id TEXT NOT NULL REFERENCES split(id),
  content_sha256 TEXT NOT NULL UNIQUE CHECK (length(content_sha256) = 64),
  created_at TEXT NOT NULL,
  canonicaliser_version TEXT NOT NULL,
  pages INTEGER NOT NULL,
  formulas INTEGER NOT NULL,
  symbols INTEGER NOT NULL,
  train_formulas INTEGER NOT NULL,
  validation_formulas INTEGER NOT NULL,
  test_formulas INTEGER NOT NULL,
  context TEXT NOT NULL CHECK (json_valid(context)),
  CHECK (train_formulas + validation_formulas + test_formulas = formulas)
) STRICT;

CREATE TABLE release_item (
  release_id TEXT NOT NULL REFERENCES release(id),
  type TEXT NOT NULL CHECK (type IN ('page','formula')),
  page_id TEXT NOT NULL,
  id TEXT NOT NULL,
  side TEXT NOT NULL ${sideCheck},
  version TEXT NOT NULL REFERENCES formula_version(hash),
  PRIMARY KEY (release_id, type, page_id, id)
) STRICT, WITHOUT ROWID;

-- Training indices given out so far, over all releases.
CREATE TABLE class_index (
  class_id TEXT PRIMARY KEY,
  training_index INTEGER NOT NULL UNIQUE CHECK (training_index >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE release_class (
  release_id TEXT NOT NULL REFERENCES release(id),
  training_index INTEGER NOT NULL,
  class_id TEXT NOT NULL REFERENCES class_index(class_id),
  label TEXT NOT NULL,
  class_group TEXT NOT NULL,
  PRIMARY KEY (release_id, training_index),
  UNIQUE (release_id, class_id)
) STRICT, WITHOUT ROWID;

${frozenTriggers}
`;
