/**
 * Documents as they came from further copies of a project: each copy goes its own way, and the state that it has in common
 * with this project is its own. What came last from any of them is in `exchanged_document`.
 */
export const exchangedCopies = `
CREATE TABLE exchanged_copy (
  project TEXT NOT NULL,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  operation TEXT NOT NULL,
  document TEXT NOT NULL,
  here INTEGER NOT NULL,
  kept TEXT NOT NULL CHECK (json_valid(kept)),
  PRIMARY KEY (project, type, id, operation)
) STRICT, WITHOUT ROWID;
`;
