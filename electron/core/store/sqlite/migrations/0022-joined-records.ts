import { frozenTriggersOf } from './release-tables.ts';

/**
 * What records of other projects are here under another id. Releases that came from there go on naming theirs, so that
 * their classes need no training index of their own here.
 */
export const joinedRecords = `
CREATE TABLE joined_record (
  id TEXT PRIMARY KEY,
  stands_for TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE release_class_new (
  release_id TEXT NOT NULL REFERENCES release(id),
  training_index INTEGER NOT NULL,
  class_id TEXT NOT NULL,
  label TEXT NOT NULL,
  class_group TEXT NOT NULL,
  PRIMARY KEY (release_id, training_index),
  UNIQUE (release_id, class_id)
) STRICT, WITHOUT ROWID;
INSERT INTO release_class_new SELECT release_id, training_index, class_id, label, class_group FROM release_class;
DROP TABLE release_class;
ALTER TABLE release_class_new RENAME TO release_class;
${frozenTriggersOf('release_class')}
`;
