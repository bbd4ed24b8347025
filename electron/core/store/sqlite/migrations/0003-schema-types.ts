/**
 * The kinds of schema records grow with the program, and the program checks each of them as it is written and read: the
 * table no longer lists them. SQLite cannot change a CHECK, so the table is made anew.
 */
export const schemaTypes = `
CREATE TABLE schema_record_new (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL CHECK (type <> ''),
  record TEXT NOT NULL CHECK (json_valid(record)),
  revision INTEGER NOT NULL CHECK (revision > 0)
) STRICT, WITHOUT ROWID;
INSERT INTO schema_record_new SELECT id, type, record, revision FROM schema_record;
DROP TABLE schema_record;
ALTER TABLE schema_record_new RENAME TO schema_record;
CREATE INDEX schema_record_by_type ON schema_record(type, id);
`;
