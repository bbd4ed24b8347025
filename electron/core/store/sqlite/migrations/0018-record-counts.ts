/**
 * What a release has for pairs of records (what a model is given, what it gives back): worked out once, as releases never
 * change, and rebuildable.
 */
export const recordCounts = `
CREATE TABLE release_record_count (
  release_id TEXT NOT NULL REFERENCES release(id),
  records TEXT NOT NULL,
  counted TEXT NOT NULL CHECK (json_valid(counted)),
  PRIMARY KEY (release_id, records)
) STRICT, WITHOUT ROWID;
`;
