/**
 * What stands beside the truth grows with the program, which checks each document as it is written and read: the table
 * no longer lists the kinds. SQLite cannot change a CHECK, so the table is made anew.
 */
export const sideTypes = `
CREATE TABLE side_document_new (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL CHECK (type <> ''),
  page_id TEXT REFERENCES page(id),
  -- No foreign key: a formula may be removed and come back, and what was said about it stays.
  formula_id TEXT,
  person_id TEXT,
  -- Thread: open, resolved. Second annotation: open, submitted, resolved. Sample: drawn. Decision about
  -- near-duplicates: same, different. View of the library: own, shared.
  state TEXT NOT NULL,
  records TEXT NOT NULL CHECK (json_valid(records)),
  revision INTEGER NOT NULL CHECK (revision > 0)
) STRICT, WITHOUT ROWID;
INSERT INTO side_document_new
  SELECT id, type, page_id, formula_id, person_id, state, records, revision FROM side_document;
DROP TABLE side_document;
ALTER TABLE side_document_new RENAME TO side_document;
CREATE INDEX side_document_by_page ON side_document(page_id, type);
CREATE INDEX side_document_by_formula ON side_document(formula_id, type, state);
CREATE INDEX side_document_by_state ON side_document(type, state, person_id, id);
`;
